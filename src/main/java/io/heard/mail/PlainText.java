package io.heard.mail;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// What HTML says, without loading or running anything of it. What it quotes begins with `>`, as in plain mails.
final class PlainText implements NodeVisitor {

    private static final Set<String> SILENT =
            Set.of("head", "script", "style", "title", "template", "noscript", "object", "svg", "iframe");
    private static final Set<String> APART = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "table",
            "tr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "hr",
            "section",
            "article",
            "header",
            "footer",
            "address",
            "dl",
            "dt",
            "dd");
    private static final int DEEPEST_QUOTE = 9;

    private final StringBuilder text = new StringBuilder();
    private final int longest;
    private int silent;
    private int quoted;
    private boolean isLineBegun;
    private int breaks;

    private PlainText(int longest) {
        this.longest = longest;
    }

    static String of(String html, int longest) {
        var text = new PlainText(longest);
        NodeTraversor.traverse(text, Jsoup.parse(html));
        return text.text.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode words -> say(words.text());
            case Element element -> begin(element.normalName());
            default -> {}
        }
    }

    private void begin(String name) {
        if (SILENT.contains(name)) {
            silent++;
        } else if (name.equals("br")) {
            breaks++;
        } else if (APART.contains(name)) {
            apart();
        }
        if (name.equals("blockquote")) {
            quoted++;
        }
        if (name.equals("li")) {
            say("- ");
        }
        if (name.equals("td") && isLineBegun) {
            say(" ");
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            var name = element.normalName();
            if (SILENT.contains(name)) {
                silent--;
            } else if (APART.contains(name)) {
                apart();
            }
            if (name.equals("blockquote")) {
                quoted--;
            }
            if (name.equals("p")) {
                breaks = Math.max(breaks, 2);
            }
        }
    }

    private void apart() {
        breaks = Math.max(breaks, 1);
    }

    private void say(String words) {
        boolean isBlank = words.isBlank() && (!isLineBegun || breaks > 0);
        if (silent > 0 || isBlank || text.length() >= longest) {
            return;
        }
        if (breaks > 0) {
            if (!text.isEmpty()) {
                text.append("\n".repeat(Math.min(breaks, 2)));
            }
            breaks = 0;
            isLineBegun = false;
        }
        if (!isLineBegun) {
            text.append("> ".repeat(Math.min(quoted, DEEPEST_QUOTE)));
            isLineBegun = true;
        }
        var said = words.replace('\u00a0', ' ');
        text.append(said, 0, Math.min(said.length(), longest - text.length()));
    }
}
