package io.heraut.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;

/** What visitors of links send: browsers of a hundred thousand addresses, who come from a network's page. */
final class Visitors {
    static final int ADDRESSES = 100_000;

    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36");

    private static final String HEAD = "GET /s/";
    private static final String AGENT = " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Language: en\r\n"
            + "Referer: https://www.linkedin.com/\r\nUser-Agent: ";
    private static final String FROM = "\r\nX-Forwarded-For: ";
    private static final String END = "\r\n\r\n";

    private final List<String> codes;

    Visitors(List<String> codes) {
        this.codes = codes;
    }

    /** For {@link LoadClient}: every visitor at any of the links, in an order that the seed decides. */
    LongFunction<String> requests(long seed) {
        String[] links = codes.stream().map(code -> HEAD + code + AGENT).toArray(String[]::new);
        String[] visitors = new String[ADDRESSES];
        for (int i = 0; i < ADDRESSES; i++) {
            visitors[i] = BROWSERS.get(i % BROWSERS.size()) + FROM + address(i) + END;
        }
        Random random = new Random(seed);
        return number -> links[random.nextInt(links.length)] + visitors[random.nextInt(ADDRESSES)];
    }

    /** The same for wrk: a script, and a file of codes beside it. */
    Path script(Path directory, long seed) {
        try {
            Path file = Files.createTempFile(directory, "codes", ".txt");
            Files.write(file, codes);
            Path script = Files.createTempFile(directory, "visitors", ".lua");
            StringBuilder browsers = new StringBuilder();
            BROWSERS.forEach(each -> browsers.append("'").append(each).append("',"));
            Files.writeString(
                    script, """
                    local threads = 0
                    function setup(thread) threads = threads + 1; thread:set("number", threads) end
                    local links, visitors = {}, {}
                    function init(arguments)
                      local browsers = {%s}
                      for code in io.lines("%s") do
                        links[#links + 1] = "GET /s/" .. code .. %s
                      end
                      for i = 0, %d do
                        local address = "11." .. math.floor(i / 65536) %% 256 .. "." .. math.floor(i / 256) %% 256 .. "." .. i %% 256
                        visitors[#visitors + 1] = browsers[i %% #browsers + 1] .. %s .. address .. %s
                      end
                      math.randomseed(%d * 31 + number)
                    end
                    function request()
                      return links[math.random(#links)] .. visitors[math.random(#visitors)]
                    end
                    """.formatted(browsers, file, lua(AGENT), ADDRESSES - 1, lua(FROM), lua(END), seed));
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(int number) {
        return "11." + number / 65_536 % 256 + "." + number / 256 % 256 + "." + number % 256;
    }

    private static String lua(String text) {
        return '"' + text.replace("\r", "\\r").replace("\n", "\\n") + '"';
    }
}
