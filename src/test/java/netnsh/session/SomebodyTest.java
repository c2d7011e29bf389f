package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import netnsh.grammar.Source;
import netnsh.kernel.LinuxKernel;
import netnsh.sys.Identity;
import netnsh.sys.Processes;
import netnsh.value.Accounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs as somebody else where every user is known: on the machine itself, without any namespace. */
class SomebodyTest {
    @TempDir
    private Path folder;

    private int run(String line) throws IOException {
        try (LinuxKernel kernel = LinuxKernel.open()) {
            int file = kernel.programs().openForWriting(folder.resolve("out").toString(), false);
            Heard heard = new Heard() {
                @Override
                public int outFd() {
                    return file;
                }
            };
            try (Session session = new Session(kernel, LinuxKernel::open, heard, Options.PLAIN)) {
                int status = session.run(line, Source.PROMPT);
                Files.writeString(folder.resolve("err"), heard.errors);
                return status;
            } finally {
                kernel.programs().close(file);
            }
        }
    }

    @Test
    void root_becomes_a_user_with_all_ids_and_groups_and_others_are_told_that_they_may_not() throws IOException {
        int dumpable = Identity.dumpable();
        int status = run("as nobody grep -E '^(Uid|Gid|Groups|Cap(Inh|Prm|Eff|Amb)|NoNewPrivs)' /proc/self/status");
        if (Processes.effectiveUid() != 0 || !Accounts.everybody()) {
            // an ordinary user can become nobody; and so it is said
            assertTrue(status != 0, Files.readString(folder.resolve("out")));
            assertTrue(Files.readString(folder.resolve("err")).contains("run a program as nobody"));
            return;
        }
        assertEquals(0, status, Files.readString(folder.resolve("err")));
        String expected = """
            Uid:	65534	65534	65534	65534
            Gid:	65534	65534	65534	65534
            Groups:	65534
            CapInh:	0000000000000000
            CapPrm:	0000000000000000
            CapEff:	0000000000000000
            CapAmb:	0000000000000000
            NoNewPrivs:	0
            """;
        assertEquals(expected, Files.readString(folder.resolve("out")).replace(" \n", "\n"));
        assertEquals(0, Processes.effectiveUid());
        assertEquals(dumpable, Identity.dumpable());
    }

    @Test
    void accounts_have_their_groups_and_numbers_without_a_name_are_somebody() {
        assertEquals("root", Accounts.find("0").orElseThrow().name());
        assertEquals(0, Accounts.find("root").orElseThrow().gid());
        assertEquals(
                "4000000123", Accounts.find("4000000123").map(a -> a.name()).orElse("4000000123"));
        assertTrue(Accounts.find("no such user").isEmpty());
        assertTrue(Accounts.find("").isEmpty());
    }
}
