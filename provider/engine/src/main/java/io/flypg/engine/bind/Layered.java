package io.flypg.engine.bind;

import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource or block of a template while others are laid over it. What has a name in one of them may be a word in the other. Its words
 * are looked up, never searched: a definition that lays ten thousands of words over as many others is read in no time.
 */
final class Layered {
    private final Class<?> type;
    private final Word below;
    private final Map<Place, Place> replaced;
    private final Map<String, Value> named;
    private final LookedUp block;
    private final Map<Integer, Layered> inner = new HashMap<>();

    /**
     * @param type whose fields its words are
     * @param replaced takes what stood in the template, by what was laid over it
     */
    Layered(Class<?> type, Word below, Map<Place, Place> replaced) {
        this.type = type;
        this.below = below;
        this.replaced = replaced;
        this.named = new LinkedHashMap<>(below.named());
        this.block = new LookedUp(below.block());
    }

    /** With all that was laid over it. */
    Word word() {
        inner.forEach((at, word) -> block.set(at, word.word()));
        return new Word(below.name(), below.place(), below.values(), named, block.words());
    }

    /** Lays the values with names and the words of another one over this. */
    void layAll(Word over) {
        over.named().forEach((name, value) -> lay(new Word(name, value.place(), List.of(value), Map.of(), List.of())));
        over.block().forEach(this::lay);
    }

    private void lay(Word over) {
        Optional<FieldShape> field =
                type == Config.class ? Optional.empty() : Shape.of(type).field(over.name());
        Class<?> resource = type == ClusterSpec.class ? Binder.INNER.get(over.name()) : null;
        if (resource != null || field.filter(FieldShape::isRepeatable).isPresent()) {
            laySeveral(resource != null ? resource : field.orElseThrow().type(), over);
        } else {
            layOnce(over, field.filter(FieldShape::isBlock));
        }
    }

    private void laySeveral(Class<?> item, Word over) {
        Integer at = block.like(over);
        if (at == null) {
            block.add(over);
        } else if (item.isRecord()) {
            layInto(at, item, over);
        }
    }

    private void layOnce(Word over, Optional<FieldShape> ofBlock) {
        Integer at = block.called(over.name());
        if (at != null && ofBlock.isPresent()) {
            layInto(at, ofBlock.get().type(), over);
        } else if (at != null) {
            replaced.put(RecordBinder.placeOf(over), RecordBinder.placeOf(block.get(at)));
            block.set(at, over);
        } else {
            Value before = named.remove(over.name());
            if (before != null) {
                replaced.put(RecordBinder.placeOf(over), before.place());
            }
            block.add(over);
        }
    }

    private void layInto(int at, Class<?> item, Word over) {
        inner.computeIfAbsent(at, position -> new Layered(item, block.get(position), replaced))
                .layAll(over);
    }
}
