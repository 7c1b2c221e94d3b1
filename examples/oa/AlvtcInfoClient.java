import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A client of `alvtc-info serve` for an OA written in Java, from Java 8 on, with nothing but the JDK: copy this file.
 *
 * <pre>
 * AlvtcInfoClient service = new AlvtcInfoClient("http://127.0.0.1:8765", token);   // token: null on loopback
 * Map&lt;String, Object&gt; result = service.check(file, AlvtcInfoClient.choices("kind", "首报", "stage", "已报送"));
 * service.submit(file, AlvtcInfoClient.choices()).saveTo(folder);
 * </pre>
 *
 * From the command line: java AlvtcInfoClient ADDRESS FILE [--review OUT.docx | --submit OUT.zip]; the token, where one is
 * needed, stands in ALVTC_INFO_TOKEN. Exit codes as those of `alvtc-info check`: 0, 1 something must change, 2 it failed.
 * One object may be used by several threads.
 */
public final class AlvtcInfoClient {
    /** What the service refuses: the HTTP status, its stable code and its one Chinese line; all it said, if it was JSON. */
    public static final class ServiceException extends IOException {
        private static final long serialVersionUID = 1L;
        public final int status;
        public final String code;
        public final transient Map<String, Object> answer;

        ServiceException(int status, String code, String message, Map<String, Object> answer) {
            super(message);
            this.status = status;
            this.code = code;
            this.answer = answer;
        }
    }

    /** A file that the service made: its name, without any folder, and its bytes. */
    public static final class Download {
        public final String name;
        public final byte[] data;

        Download(String name, byte[] data) {
            this.name = name;
            this.data = data;
        }

        /** Write it into a folder under its own name, never over a file that is there; returns the file. */
        public File saveTo(File folder) throws IOException {
            File file = new File(folder, name);
            Files.write(file.toPath(), data, java.nio.file.StandardOpenOption.CREATE_NEW);
            return file;
        }
    }

    private static final int MOST = 256 << 20; // bytes of an answer
    private static final String SIGNED_OUT = "没有登录，或口令不对";
    private final String address;
    private final String token;
    private final int connectMillis;
    private final int readMillis;

    /** A client with five seconds to connect and two minutes for an answer. */
    public AlvtcInfoClient(String address, String token) {
        this(address, token, 5_000, 120_000);
    }

    public AlvtcInfoClient(String address, String token, int connectMillis, int readMillis) {
        this.address = address.replaceAll("/+$", "");
        this.token = token;
        this.connectMillis = connectMillis;
        this.readMillis = readMillis;
    }

    /** Choices of a call by name and value, in turn: choices("kind", "首报", "layout", "true"). */
    public static Map<String, String> choices(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value");
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            found.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        return found;
    }

    /** Check a draft: the object of `alvtc-info check --format json`, objects as Map, arrays as List. */
    public Map<String, Object> check(File draft, Map<String, String> choices) throws IOException {
        return object(new String(post("/api/check", draft, choices).data, StandardCharsets.UTF_8));
    }

    /** The same .docx with findings as Word comments; with the choice suggest=true safe fixes as tracked changes. */
    public Download review(File draft, Map<String, String> choices) throws IOException {
        return post("/api/review", draft, choices);
    }

    /**
     * The pack for the OA (.zip). Where something must change first it is refused (ServiceException, `not-ready`, with
     * the findings under `result` of its answer), unless the choice `anyway` says why it is sent all the same.
     */
    public Download submit(File draft, Map<String, String> choices) throws IOException {
        return post("/api/submit", draft, choices);
    }

    private Download post(String path, File draft, Map<String, String> choices) throws IOException {
        byte[] content = Files.readAllBytes(draft.toPath());
        String boundary = "alvtc-info-" + UUID.randomUUID();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (Map.Entry<String, String> choice : choices.entrySet()) {
            write(head, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(choice.getKey())
                    + "\"\r\n\r\n" + choice.getValue() + "\r\n");
        }
        write(head, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + quoted(draft.getName()) + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        byte[] begin = head.toByteArray();
        byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);

        HttpURLConnection call = (HttpURLConnection) new URL(address + path).openConnection();
        try {
            call.setRequestMethod("POST");
            call.setConnectTimeout(connectMillis);
            call.setReadTimeout(readMillis);
            call.setInstanceFollowRedirects(false); // the token and the draft go to this address only
            call.setUseCaches(false);
            call.setDoOutput(true);
            call.setRequestProperty("Content-Type", "multipart/form-data; boundary=" + boundary);
            call.setRequestProperty("X-Requested-With", "alvtc-info");
            if (token != null && !token.isEmpty()) {
                call.setRequestProperty("Authorization", "Bearer " + token);
            }
            // sent as it is, once: without this Java would keep a copy, and send it again when a connection breaks
            call.setFixedLengthStreamingMode((long) begin.length + content.length + end.length);
            IOException unsent = null;
            try (OutputStream body = call.getOutputStream()) {
                body.write(begin);
                body.write(content);
                body.write(end);
            } catch (java.net.ConnectException | java.net.UnknownHostException | java.net.SocketTimeoutException failed) {
                throw failed;
            } catch (IOException refused) {
                unsent = refused; // too large: the service may have answered before it had read all
            }
            return answer(call, unsent);
        } finally {
            call.disconnect();
        }
    }

    private static Download answer(HttpURLConnection call, IOException unsent) throws IOException {
        int status;
        try {
            status = call.getResponseCode();
        } catch (HttpRetryException asked) { // how Java says 401 of a body that it cannot send twice
            throw new ServiceException(asked.responseCode(), "signed-out", SIGNED_OUT, null);
        } catch (IOException failed) {
            throw unsent == null ? failed : new IOException("没有发完连接就断了，文件可能太大", unsent);
        }
        if (status == 200) {
            return new Download(nameOf(call.getHeaderField("Content-Disposition")), bytes(call.getInputStream()));
        }
        InputStream stream = call.getErrorStream();
        Map<String, Object> said = Collections.emptyMap();
        try {
            said = object(stream == null ? "{}" : new String(bytes(stream), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException nothingOfOurs) {
            // a proxy in between answers in HTML
        }
        Object code = said.get("code");
        Object message = said.get("message");
        String otherwise = status == 401 ? SIGNED_OUT : "服务没有应答（HTTP " + status + "），请稍后再试或联系管理员";
        throw new ServiceException(status, code == null ? "http-" + status : code.toString(),
                message == null ? otherwise : message.toString(), said);
    }

    private static void write(ByteArrayOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A name in a form, as browsers write it. */
    private static String quoted(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    /** The name in filename*=UTF-8''…, without folders. */
    private static String nameOf(String disposition) throws IOException {
        String mark = "filename*=UTF-8''";
        int at = disposition == null ? -1 : disposition.indexOf(mark);
        if (at < 0) {
            return "";
        }
        String coded = disposition.substring(at + mark.length()).split(";")[0].trim().replace("+", "%2B");
        String name = URLDecoder.decode(coded, "UTF-8").replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "_");
        return name.startsWith(".") ? "_" + name : name;
    }

    private static byte[] bytes(InputStream stream) throws IOException {
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 16];
        try (InputStream in = stream) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                found.write(piece, 0, count);
                if (found.size() > MOST) {
                    throw new IOException("应答超过 " + (MOST >> 20) + " MB");
                }
            }
        }
        return found.toByteArray();
    }

    /** The object that a JSON text is. Raises IllegalArgumentException for any other text. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String text) {
        Object found = new Json(text).whole();
        if (!(found instanceof Map)) {
            throw new IllegalArgumentException("no JSON object");
        }
        return (Map<String, Object>) found;
    }

    /** Just enough JSON: objects are LinkedHashMap, arrays ArrayList, numbers Double, the rest String, Boolean, null. */
    private static final class Json {
        private static final int DEPTH = 200;
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object whole() {
            Object found = value(0);
            space();
            if (at != text.length()) {
                throw wrong();
            }
            return found;
        }

        private Object value(int depth) {
            if (depth > DEPTH) {
                throw wrong();
            }
            space();
            switch (next()) {
                case '{':
                    return members(depth);
                case '[':
                    return items(depth);
                case '"':
                    at--;
                    return string();
                default:
                    at--;
                    return plain();
            }
        }

        private Map<String, Object> members(int depth) {
            Map<String, Object> found = new LinkedHashMap<>();
            space();
            if (peek() == '}') {
                at++;
                return found;
            }
            while (true) {
                space();
                String name = string();
                space();
                expect(':');
                found.put(name, value(depth + 1));
                space();
                char mark = next();
                if (mark == '}') {
                    return found;
                }
                if (mark != ',') {
                    throw wrong();
                }
            }
        }

        private List<Object> items(int depth) {
            List<Object> found = new ArrayList<>();
            space();
            if (peek() == ']') {
                at++;
                return found;
            }
            while (true) {
                found.add(value(depth + 1));
                space();
                char mark = next();
                if (mark == ']') {
                    return found;
                }
                if (mark != ',') {
                    throw wrong();
                }
            }
        }

        private String string() {
            expect('"');
            StringBuilder found = new StringBuilder();
            for (char c = next(); c != '"'; c = next()) {
                found.append(c == '\\' ? escaped() : c);
            }
            return found.toString();
        }

        private char escaped() {
            char c = next();
            int known = "\"\\/bfnrt".indexOf(c);
            if (known >= 0) {
                return "\"\\/\b\f\n\r\t".charAt(known);
            }
            if (c != 'u' || at + 4 > text.length()) {
                throw wrong();
            }
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }

        private Object plain() {
            int from = at;
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(from, at);
            switch (word) {
                case "null":
                    return null;
                case "true":
                    return Boolean.TRUE;
                case "false":
                    return Boolean.FALSE;
                default:
                    return Double.valueOf(word);
            }
        }

        private void space() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private char peek() {
            if (at >= text.length()) {
                throw wrong();
            }
            return text.charAt(at);
        }

        private char next() {
            char c = peek();
            at++;
            return c;
        }

        private void expect(char wanted) {
            if (next() != wanted) {
                throw wrong();
            }
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException("no JSON at " + at);
        }
    }

    public static void main(String[] arguments) {
        if (arguments.length != 2 && arguments.length != 4) {
            System.err.println("用法：java AlvtcInfoClient 地址 稿件 [--review 批注.docx | --submit 报送包.zip]");
            System.exit(2);
        }
        AlvtcInfoClient service = new AlvtcInfoClient(arguments[0], System.getenv("ALVTC_INFO_TOKEN"));
        try {
            System.exit(run(service, arguments));
        } catch (ServiceException refused) {
            System.err.println(refused.getMessage());
            if ("not-ready".equals(refused.code) && refused.answer.get("result") instanceof Map) {
                tell((Map<?, ?>) refused.answer.get("result"));
                System.exit(1);
            }
        } catch (java.nio.file.NoSuchFileException missing) {
            System.err.println(missing.getMessage() + "：找不到这个文件");
        } catch (java.nio.file.FileAlreadyExistsException there) {
            System.err.println(there.getMessage() + "：文件已存在，没有覆盖");
        } catch (IOException | IllegalArgumentException failed) {
            System.err.println(arguments[0] + "：没有办成（" + failed.getMessage() + "），请核对地址，看服务是否在运行");
        }
        System.exit(2);
    }

    private static int run(AlvtcInfoClient service, String[] arguments) throws IOException {
        File draft = new File(arguments[1]);
        if (arguments.length == 2) {
            return tell(service.check(draft, choices())) ? 1 : 0;
        }
        Download made = "--submit".equals(arguments[2])
                ? service.submit(draft, choices())
                : service.review(draft, choices());
        Files.write(new File(arguments[3]).toPath(), made.data, java.nio.file.StandardOpenOption.CREATE_NEW);
        System.out.println("已写好：" + arguments[3]);
        return 0;
    }

    /** Print the findings of a check, the gravest first; returns whether something must change. */
    private static boolean tell(Map<?, ?> result) {
        Map<String, String> words = choices("error", "必改", "warning", "宜改", "info", "建议");
        int[] counts = new int[3];
        int level = 0;
        for (Map.Entry<String, String> severity : words.entrySet()) {
            for (Object each : (List<?>) result.get("findings")) {
                Map<?, ?> finding = (Map<?, ?>) each;
                if (severity.getKey().equals(finding.get("severity"))) {
                    counts[level]++;
                    String quote = "".equals(finding.get("quote")) ? "" : "“" + finding.get("quote") + "”";
                    System.out.println("【" + severity.getValue() + "】" + finding.get("title") + "，" + finding.get("place")
                            + quote + "：" + finding.get("message"));
                }
            }
            level++;
        }
        System.out.println("必改 " + counts[0] + "，宜改 " + counts[1] + "，建议 " + counts[2]);
        return counts[0] > 0;
    }
}
