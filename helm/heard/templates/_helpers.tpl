{{/* The name of everything: the release's, with the chart's unless it is in there already. A release has 53 characters
at most and may hold dots, which a Service must not. */}}
{{- define "heard.fullname" -}}
{{- $name := contains .Chart.Name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name .Chart.Name) -}}
{{- $name | replace "." "-" -}}
{{- end -}}

{{- define "heard.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{- define "heard.labels" -}}
{{ include "heard.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | quote }}
{{- end -}}

{{/* The ports of database and brokers, from their addresses. */}}
{{- define "heard.outgoingPorts" -}}
{{- $ports := list -}}
{{- range splitList "," (regexReplaceAll "^jdbc:postgresql://([^/]*)/.*$" .Values.database.url "${1}") -}}
{{- $ports = append $ports (regexFind ":[0-9]+$" . | trimPrefix ":" | default "5432" | int) -}}
{{- end -}}
{{- range splitList "," .Values.kafka.bootstrapServers -}}
{{- $ports = append $ports (regexFind ":[0-9]+$" . | trimPrefix ":" | int) -}}
{{- end -}}
{{- range .Values.networkPolicy.allowToPorts -}}
{{- $ports = append $ports (int .) -}}
{{- end -}}
{{- $ports | uniq | toJson -}}
{{- end -}}
