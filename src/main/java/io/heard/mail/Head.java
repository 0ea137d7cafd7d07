package io.heard.mail;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Keeps the beginning of what streams by, for when nothing can be made of it.
final class Head extends FilterInputStream {

    private static final int CHUNK = 8_192;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;

    Head(InputStream in, int most) {
        super(in);
        this.most = most;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0 && kept.size() < most) {
            kept.write(b);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) {
            kept.write(buffer, offset, Math.min(n, most - kept.size()));
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        var rest = new byte[(int) Math.min(n, CHUNK)];
        return Math.max(0, read(rest, 0, rest.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
