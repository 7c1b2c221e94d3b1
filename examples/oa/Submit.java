import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** An OA written in Java packs a report through standard input and output: java Submit.java PYTHON REPORT.docx PACK.zip */
public class Submit {
    public static void main(String[] arguments) throws Exception {
        Path report = Path.of(arguments[1]), pack = Path.of(arguments[2]);
        File findings = File.createTempFile("findings", ".txt");
        Process process = new ProcessBuilder(arguments[0], "-P", "-X", "utf8", "-m", "alvtc_info", "submit", "-", "-o", "-")
                .redirectInput(report.toFile())
                .redirectError(findings)
                .start();
        byte[] data = process.getInputStream().readAllBytes();
        int code = process.waitFor(); // 0 packed, 1 something must change first, 2 cannot be read
        if (code == 0) {
            Files.write(pack, data);
        } else {
            System.err.write(Files.readAllBytes(findings.toPath()));
        }
        findings.delete();
        System.exit(code);
    }
}
