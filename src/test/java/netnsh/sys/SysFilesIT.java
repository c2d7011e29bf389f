package netnsh.sys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import netnsh.value.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysFilesIT {
    @TempDir
    Path folder;

    private String at(String name) {
        return folder + "/" + name;
    }

    @Test
    void a_file_is_made_once_written_and_read_back() {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        try (Fd file = SysFiles.create(at("f"), 0600)) {
            file.write(bytes);
            assertEquals(100_000, file.stat().size());
        }
        assertArrayEquals(bytes, SysFiles.read(at("f")));
        SysFiles.write(at("f"), "short");
        assertEquals("short", SysFiles.readText(at("f")));
        SysException e = assertThrows(SysException.class, () -> SysFiles.create(at("f"), 0600));
        assertEquals("open " + at("f") + ": EEXIST (File exists)", e.getMessage());
        assertEquals(0100600, SysFiles.stat(at("f")).mode());
    }

    @Test
    void names_are_bytes() {
        String odd = "\udcff\u00e4\u001b n";
        SysFiles.create(at(odd), 0600).close();
        assertEquals(List.of(odd), SysFiles.list(folder.toString()));
        SysFiles.unlink(at(odd));
        assertFalse(SysFiles.exists(at(odd)));
        assertEquals(
                Errno.EINVAL,
                assertThrows(SysException.class, () -> SysFiles.stat("/etc\0/passwd"))
                        .errno());
    }

    @Test
    void a_large_folder_is_listed_whole() {
        for (int i = 0; i < 2000; i++) {
            SysFiles.mkdir(at("a-name-that-is-rather-long-" + i), 0700);
        }
        assertEquals(2000, SysFiles.list(folder.toString()).stream().distinct().count());
    }

    @Test
    void links_are_told_from_what_they_point_to() {
        SysFiles.symlink("/nowhere/at all", at("link"));
        assertTrue(SysFiles.exists(at("link")));
        assertTrue(SysFiles.lstat(at("link")).isSymlink());
        assertEquals("/nowhere/at all", SysFiles.readlink(at("link")));
        assertThrows(SysException.class, () -> SysFiles.stat(at("link")));
        try (Fd place = Fd.place(at("link"))) {
            assertTrue(place.stat().isSymlink());
        }
    }

    @Test
    void a_descriptor_closes_once_and_is_never_used_afterwards() {
        Fd file = Fd.open("/dev/null", Fd.O_RDONLY);
        int number = file.number();
        file.close();
        try (Fd other = Fd.open("/dev/zero", Fd.O_RDONLY)) {
            assertEquals(number, other.number());
            file.close();
            assertEquals(1, other.read(new byte[1]), "closed somebody else's descriptor");
        }
        assertThrows(IllegalStateException.class, file::number);
    }

    @Test
    void a_wait_says_who_is_ready() {
        Fd[] quiet = SysFiles.pipe();
        Fd[] lively = SysFiles.pipe();
        lively[1].write(new byte[] {1});
        assertArrayEquals(new boolean[] {false, true}, SysFiles.poll(-1, quiet[0], lively[0]));
        assertArrayEquals(new boolean[] {false}, SysFiles.poll(1, quiet[0]));
        quiet[1].close();
        assertArrayEquals(new boolean[] {true}, SysFiles.poll(-1, quiet[0]));
        quiet[0].close();
        lively[0].close();
        SysException e = assertThrows(SysException.class, () -> lively[1].write(new byte[] {1}));
        assertEquals(Errno.EPIPE, e.errno());
        lively[1].close();
    }
}
