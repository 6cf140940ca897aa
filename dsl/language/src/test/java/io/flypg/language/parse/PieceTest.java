package io.flypg.language.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.problem.Problems;
import io.flypg.language.Cases;
import io.flypg.language.scan.PreScan;
import io.flypg.language.scan.Scan;
import io.flypg.language.scan.ScanBounds;
import io.flypg.language.scan.Slice;
import io.flypg.language.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Groovy's parser gets files in pieces, with parentheses added; what it makes of them must be what it makes of the file, but where a
 * block is given to another word on purpose.
 */
class PieceTest {
    static Stream<Cases.Case> cases() {
        return Stream.of("words.txt", "values.txt", "traps.txt", "mistakes.txt")
                .flatMap(file -> Cases.of(file).all().stream())
                .filter(one -> !one.expected().contains("Syntax error"))
                .filter(one -> !one.expected().contains("Name given twice"))
                .filter(one -> !one.expected().contains("Parentheses missing before a block"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void pieces_of_a_file_have_the_same_tree_as_the_file(Cases.Case one) {
        Source source = new Source("x", one.source());
        Scan scan = PreScan.of(source, new Problems(), ScanBounds.STANDARD);
        if (!scan.whole() || scan.slices().stream().anyMatch(Slice::bad)) {
            return;
        }
        PieceText text = new PieceText(scan);
        List<String> pieces = new ArrayList<>();
        for (Slice slice : scan.slices()) {
            int above = source.lineOf(scan.tokens().start(slice.from())) - 1;
            pieces.addAll(nodes(text.of(slice.from(), slice.to()), above));
        }
        pieces.sort(Comparator.naturalOrder());

        List<String> whole = nodes(one.source(), 0);
        whole.sort(Comparator.naturalOrder());
        assertThat(pieces).isEqualTo(whole);
    }

    private static List<String> nodes(String text, int above) {
        ModuleNode module = new GroovyParser().parse("x", text);
        Nodes nodes = new Nodes(above);
        module.getStatementBlock().visit(nodes);
        for (MethodNode method : module.getMethods()) {
            nodes.add(method, "method " + method.getName());
            method.getCode().visit(nodes);
        }
        return nodes.found;
    }

    /** Every node that has a place of its own, as text. */
    private static final class Nodes extends CodeVisitorSupport {
        private final int above;
        private final List<String> found = new ArrayList<>();

        Nodes(int above) {
            this.above = above;
        }

        void add(ASTNode node, String what) {
            found.add((node.getLineNumber() + above) + ":" + node.getColumnNumber() + " " + what);
        }

        @Override
        public void visitConstantExpression(ConstantExpression node) {
            add(node, "constant " + node.getText());
        }

        @Override
        public void visitVariableExpression(VariableExpression node) {
            add(node, "name " + node.getName());
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression node) {
            add(node, "call " + node.getMethodAsString() + " implicit " + node.isImplicitThis());
            super.visitMethodCallExpression(node);
        }

        @Override
        public void visitBinaryExpression(BinaryExpression node) {
            add(node, "operator " + node.getOperation().getText());
            super.visitBinaryExpression(node);
        }

        @Override
        public void visitClosureExpression(ClosureExpression node) {
            add(node, "block");
            super.visitClosureExpression(node);
        }

        @Override
        public void visitMapEntryExpression(MapEntryExpression node) {
            add(node, "entry");
            super.visitMapEntryExpression(node);
        }

        @Override
        public void visitListExpression(ListExpression node) {
            add(node, "list of " + node.getExpressions().size());
            super.visitListExpression(node);
        }

        @Override
        public void visitIfElse(IfStatement node) {
            add(node, "if");
            super.visitIfElse(node);
        }

        @Override
        public void visitForLoop(ForStatement node) {
            add(node, "for");
            super.visitForLoop(node);
        }
    }
}
