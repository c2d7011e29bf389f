package netnsh.script;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import netnsh.plan.Problem;
import netnsh.script.Report.Verdict;

/** The answer as continuous integration reads it: one suite a file, one case a command. */
final class JunitXml {
    private static final double NANOS = 1e9;

    private JunitXml() {}

    static void write(Path file, List<TestedFile> all) {
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (TestedFile t : all) {
                suite(xml, t);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (IOException | XMLStreamException e) {
            throw Problem.of("test.junit", "cannot write " + file + ": " + e.getMessage());
        }
    }

    private static void suite(XMLStreamWriter xml, TestedFile t) throws XMLStreamException {
        boolean whole = t.cases().isEmpty() || !t.ok() && t.count(Verdict.FAILED) == 0;
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", t.file());
        xml.writeAttribute("tests", String.valueOf(t.cases().size() + (whole ? 1 : 0)));
        xml.writeAttribute("failures", String.valueOf(t.count(Verdict.FAILED) + (whole && !t.ok() ? 1 : 0)));
        xml.writeAttribute("skipped", String.valueOf(t.count(Verdict.SKIPPED)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("time", seconds(t.nanos() / NANOS));
        for (TestedFile.Case c : t.cases()) {
            one(xml, t.file(), c);
        }
        if (whole) { // what failed is the file itself, or it has no commands of its own
            one(
                    xml,
                    t.file(),
                    new TestedFile.Case(t.file(), t.ok() ? Verdict.OK : Verdict.FAILED, t.nanos() / NANOS, t.rest()));
        }
        xml.writeEndElement();
    }

    private static void one(XMLStreamWriter xml, String file, TestedFile.Case c) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", file);
        xml.writeAttribute("name", c.name());
        xml.writeAttribute("time", seconds(c.seconds()));
        if (c.verdict() == Verdict.FAILED) {
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "message", c.details().isEmpty() ? "failed" : c.details().get(0));
            xml.writeCharacters(String.join("\n", c.details()));
            xml.writeEndElement();
        } else if (c.verdict() == Verdict.SKIPPED) {
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", String.join(" ", c.details()));
        }
        xml.writeEndElement();
    }

    private static String seconds(double s) {
        return String.format(Locale.ROOT, "%.3f", s);
    }
}
