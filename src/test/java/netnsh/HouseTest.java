package netnsh;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the table of rooms: which package may see which, and who alone may see the terminal, the native side, threads. */
class HouseTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TEST_SOURCES = Path.of("src/test/java");
    private static final int LONGEST_FILE = 400;
    /** What every room may use of what is not the project's. */
    private static final List<String> COMMON = List.of("java..", "org.apache.commons.lang3..");

    /** The table. A name without a dot is a room; one with a dot is a package of a library. */
    private enum Room {
        VALUE("inet.ipaddr.."),
        GRAMMAR(),
        NETLINK("value"),
        UAPI("netlink", "value"),
        WORD("grammar", "uapi", "value", "inet.ipaddr.."),
        KIND("grammar", "word", "netlink", "uapi", "value"),
        ENCAP("kind", "grammar", "word", "netlink", "uapi", "value"),
        MODEL("kind", "netlink", "uapi", "value"),
        PLAN("model", "kind", "grammar", "netlink", "uapi", "value"),
        RTNL("plan", "model", "kind", "grammar", "netlink", "uapi", "value"),
        NFT("model", "value", "com.google.gson.."),
        STATE("plan", "model", "encap", "kind", "word", "grammar", "netlink", "uapi", "value"),
        VERB("plan", "model", "encap", "kind", "word", "grammar", "netlink", "uapi", "value"),
        SYS("value", "jnr..", "com.kenai.."),
        KERNEL("nft", "sys", "rtnl", "plan", "model", "encap", "kind", "word", "grammar", "netlink", "uapi", "value"),
        JOURNAL(
                "kernel", "state", "verb", "sys", "rtnl", "plan", "model", "kind", "word", "grammar", "netlink", "uapi",
                "value"),
        SESSION(
                "journal", "kernel", "render", "verb", "state", "plan", "model", "kind", "word", "grammar", "netlink",
                "uapi", "value"),
        RENDER(
                "plan",
                "model",
                "kind",
                "encap",
                "grammar",
                "netlink",
                "uapi",
                "value",
                "org.jline.utils..",
                "com.google.gson.."),
        NOTES("session", "verb", "word", "plan", "grammar", "value", "org.commonmark..", "com.github.difflib.."),
        SCRIPT(
                "notes",
                "kernel",
                "session",
                "render",
                "verb",
                "plan",
                "model",
                "kind",
                "word",
                "grammar",
                "uapi",
                "value",
                "javax.xml.stream.."),
        FRONT("session", "kernel", "doc", "verb", "plan", "kind", "word", "grammar", "netlink", "value"),
        BASH("front", "session", "kernel", "plan", "grammar", "value"),
        DOC("verb", "plan", "model", "kind", "word", "grammar", "uapi", "value"),
        SHELL(
                "front",
                "session",
                "script",
                "notes",
                "doc",
                "render",
                "verb",
                "plan",
                "model",
                "kind",
                "word",
                "grammar",
                "uapi",
                "value",
                "org.jline..",
                "picocli..");

        private final List<String> sees;

        Room(String... sees) {
            this.sees = List.of(sees);
        }

        private String plainName() {
            return name().toLowerCase(Locale.ROOT);
        }

        private String[] packages() {
            return Stream.of(
                            COMMON.stream(),
                            Stream.of(inside(plainName())),
                            sees.stream().map(name -> name.contains(".") ? name : inside(name)))
                    .flatMap(names -> names)
                    .toArray(String[]::new);
        }

        private static String inside(String room) {
            return "netnsh." + room + "..";
        }
    }

    private static JavaClasses house;

    @BeforeAll
    static void readTheClasses() {
        house = new ClassFileImporter().importPackages("netnsh").that(describe("are not tests", HouseTest::isOurs));
    }

    private static boolean isOurs(JavaClass type) {
        String file = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        return Files.exists(SOURCES.resolve(file));
    }

    @ParameterizedTest
    @EnumSource(Room.class)
    void a_room_sees_only_what_the_table_allows(Room room) {
        classes()
                .that(resideInAnyPackage(Room.inside(room.plainName())))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(room.packages()))
                .allowEmptyShould(true)
                .check(house);
    }

    @Test
    void there_is_no_package_without_a_line_in_the_table() {
        Set<String> lines =
                Stream.of(Room.values()).map(Room::plainName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> packages = house.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("netnsh"))
                .map(name -> name.split("\\.")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        packages.removeAll(lines);
        assertEquals(Set.of(), packages);
    }

    @Test
    void the_house_itself_holds_only_main() {
        classes()
                .that()
                .resideInAPackage("netnsh")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveNameMatching("netnsh\\.Main(\\$.*)?")
                .check(house);
    }

    @Test
    void rooms_do_not_see_each_other_in_a_circle() {
        slices().matching("netnsh.(*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    void outside_of_the_kernel_room_only_its_ports_are_seen() {
        noClasses()
                .that(resideOutsideOfPackage("netnsh.kernel..")
                        .and(assignableTo("netnsh.Main").negate()))
                .should()
                .dependOnClassesThat(resideInAnyPackage("netnsh.kernel..")
                        .and(describe("are classes with behaviour", HouseTest::hasBehaviour)))
                .allowEmptyShould(true)
                .check(house);
    }

    private static boolean hasBehaviour(JavaClass type) {
        return !type.isInterface() && !type.isRecord() && !type.isEnum() && !type.isAssignableTo(Throwable.class);
    }

    @Test
    void only_ns_thread_enters_a_namespace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("netnsh.sys..")
                .and()
                .doNotHaveFullyQualifiedName("netnsh.kernel.NsThread")
                .should()
                .callMethodWhere(
                        describe("its name is setns", call -> call.getName().equals("setns")))
                .check(house);
    }

    /** Both start threads that would pin a namespace, and both lose exit statuses and job control. */
    @Test
    void nobody_starts_programs_through_the_jdk() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Process.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .check(house);
    }

    @Test
    void only_main_ends_the_process() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("netnsh.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(house);
    }

    @Test
    void each_room_says_in_a_paragraph_what_it_is() throws IOException {
        for (Path folder : folders()) {
            Path paragraph = folder.resolve("package-info.java");
            assertTrue(Files.isRegularFile(paragraph), () -> paragraph + " is missing");
            assertTrue(Files.readString(paragraph).contains("/**"), () -> paragraph + " says nothing");
        }
    }

    @Test
    void no_file_is_too_long_to_read() throws IOException {
        for (Path tree : List.of(SOURCES, TEST_SOURCES)) {
            for (Path file : javaFiles(tree)) {
                long lines = Files.readString(file).lines().count();
                assertTrue(
                        lines <= LONGEST_FILE, () -> file + " has " + lines + " lines, " + LONGEST_FILE + " at most");
            }
        }
    }

    private static Set<Path> folders() throws IOException {
        return javaFiles(SOURCES).stream().map(Path::getParent).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> javaFiles(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
