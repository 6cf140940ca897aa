package io.flypg.cli.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.Golden;
import io.flypg.cli.graph.Graph.App;
import io.flypg.cli.graph.Graph.Attachment;
import io.flypg.cli.graph.Graph.Cluster;
import io.flypg.cli.graph.Graph.Node;
import io.flypg.cli.graph.Graph.Region;
import io.flypg.cli.view.ClusterStatus;
import io.flypg.cli.view.Statuses;
import io.flypg.engine.bind.Binder;
import io.flypg.engine.model.Definition;
import io.flypg.engine.problem.Problems;
import io.flypg.language.Definitions;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class GraphsTest {
    private static final Definition ORDERS = orders();

    @Test
    void a_definition_is_drawn_as_declared() {
        Golden.assertMatches("graph-declared.dot", Dot.of(Graphs.declared(ORDERS)));
        Golden.assertMatches("graph-declared.svg", SvgGraph.of(Graphs.declared(ORDERS)));
    }

    @Test
    void what_is_there_is_drawn_with_roles_lag_and_disks() {
        Graph graph = Graphs.live(List.of(Statuses.healthy(), Statuses.sick()), Optional.of(ORDERS));

        Golden.assertMatches("graph-live.dot", Dot.of(graph));
        Golden.assertMatches("graph-live.svg", SvgGraph.of(graph));
    }

    @Test
    void a_node_that_is_not_known_to_stream_has_no_arrow() {
        Graph graph = Graphs.live(List.of(Statuses.healthy(), Statuses.sick()), Optional.empty());

        assertThat(Dot.of(graph))
                .contains("\"orders-db#1\" -> \"orders-db#4\"", "\"stock-db#1\" [label=\"stock-db#1\\nunknown\"]")
                .doesNotContain("-> \"stock-db#1\"", "-> \"orders-db#1\"");
    }

    @Test
    void a_cluster_that_is_not_there_is_an_empty_box_that_apps_still_lead_to() {
        ClusterStatus nothing = new ClusterStatus("orders-db", "", "", List.of(), "", List.of());
        Graph graph = Graphs.live(List.of(nothing), Optional.of(ORDERS));

        assertThat(Dot.of(graph)).contains("nothing is there", "\"app orders-api\" -> \"orders-db\"");
        assertThat(SvgGraph.of(graph)).contains("class=\"attachment\"").doesNotContain("class=\"stream\"");
    }

    @Test
    void no_node_covers_another() throws Exception {
        List<Element> boxes = elements(parsed(SvgGraph.of(Graphs.declared(ORDERS))), "rect").stream()
                .filter(box -> List.of("node", "primary").contains(box.getAttribute("class")))
                .toList();

        assertThat(boxes)
                .hasSize(4)
                .allSatisfy(one -> assertThat(boxes)
                        .filteredOn(other -> overlap(one, other, "x", "width") && overlap(one, other, "y", "height"))
                        .as("what covers a place of its own node, and no other")
                        .hasSize(1));
    }

    @Test
    void no_arrow_crosses_the_code_of_a_region() throws Exception {
        Document svg = parsed(SvgGraph.of(Graphs.live(List.of(Statuses.healthy()), Optional.empty())));
        int lowest = elements(svg, "path").stream()
                .map(arrow -> arrow.getAttribute("d"))
                .mapToInt(path -> Integer.parseInt(path.substring(path.lastIndexOf(' ') + 1)))
                .max()
                .orElseThrow();

        assertThat(elements(svg, "text"))
                .filteredOn(text -> List.of("ams", "syd").contains(text.getTextContent()))
                .hasSize(2)
                .allSatisfy(code -> assertThat(number(code, "y")).isGreaterThan(lowest));
    }

    @Test
    void a_name_cannot_break_out_of_its_text() throws Exception {
        String name = "a\"]; b \\ <script>&amp;";
        Node node = new Node(name, "primary", "", Optional.empty());
        Graph graph = new Graph(
                List.of(new Cluster(name, "", List.of(new Region(name, List.of(node))))),
                List.of(new App(name, List.of(new Attachment("X", name, "d")))));

        assertThat(parsed(SvgGraph.of(graph))
                        .getElementsByTagName("text")
                        .item(0)
                        .getTextContent())
                .isEqualTo(name);
        assertThat(Dot.of(graph)).contains("\"a\\\"]; b \\\\ <script>&amp;\" [label=");
    }

    @Test
    void text_that_would_steer_a_terminal_or_the_reader_is_made_harmless() throws Exception {
        Node node = new Node("a\u001b[31mb\nc\u202ed", "primary", "", Optional.empty());
        Graph graph = new Graph(List.of(new Cluster("x", "", List.of(new Region("ams", List.of(node))))), List.of());
        String shown = "a\ufffd[31mb\ufffdc\ufffdd";

        assertThat(Dot.of(graph)).contains("\"" + shown + "\" [label=").doesNotContain("\u001b", "\u202e");
        assertThat(SvgGraph.of(graph)).contains(">" + shown + "</text>").doesNotContain("\u001b", "\u202e");
        assertThat(parsed(SvgGraph.of(graph)).getElementsByTagName("text").getLength())
                .isPositive();
    }

    private static List<Element> elements(Document svg, String tag) {
        NodeList all = svg.getElementsByTagName(tag);
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .toList();
    }

    private static boolean overlap(Element one, Element other, String start, String length) {
        return number(one, start) < number(other, start) + number(other, length)
                && number(other, start) < number(one, start) + number(one, length);
    }

    private static int number(Element element, String name) {
        return Integer.parseInt(element.getAttribute(name));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static Definition orders() {
        List<Path> folder = List.of(Path.of("../../examples/orders"));
        return Binder.bind(Definitions.read(folder, Map.of()).words(), true, new Problems())
                .orElseThrow();
    }
}
