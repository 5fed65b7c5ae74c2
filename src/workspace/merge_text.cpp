#include "workspace/merge_text.h"

#include "workspace/table_words.h"

namespace kijun {
namespace {

class Wording {
 public:
  Wording(const MergePreview& preview, Language language, std::size_t longest)
      : preview_(preview), language_(language) {
    words_.longest = longest;
    words_.nameOf = [&preview](std::string_view, const Id& id) {
      const auto at = preview.names.find(id);
      return at == preview.names.end() ? id : at->second;
    };
  }

  std::string rendered(const Message& message) const { return render(message, language_); }

  std::string field(const std::string& record, const std::string& name) const {
    if (record == "answer_tick") return rendered(msg("merge.checkpoint", name));
    const auto* described = fieldOf(record, name);
    return described ? rendered({std::string(described->textId), {}}) : name;
  }

  std::string value(const std::string& record, const std::string& name, const Value& of) const {
    return inWords(fieldOf(record, record == "answer_tick" ? "value" : name), of, language_,
                   words_);
  }

  std::string table(const std::string& record) const {
    const auto id = tableTextId(record);
    return id.empty() ? record : rendered({std::string(id), {}});
  }

  std::string row(const MergeConflict& conflict) const {
    if (conflict.unit.empty()) return conflict.name;
    return rendered(msg("merge.item_in_unit", conflict.name, conflict.unit));
  }

  std::string by(const std::optional<MergeConflict::Touch>& touch) const {
    if (!touch) return {};
    return rendered(
        msg("merge.by", touch->actor.name, momentInWords(touch->at, preview_.offsetMinutes)));
  }

 private:
  const MergePreview& preview_;
  Language language_;
  ValueWords words_;
};

}  // namespace

MergeConflictText inWords(const MergeConflict& conflict, const MergePreview& preview,
                          Language language, std::size_t longest) {
  const Wording words(preview, language, longest);
  MergeConflictText text;
  text.mineBy = words.by(conflict.mineBy);
  text.theirsBy = words.by(conflict.theirsBy);
  const auto table = words.table(conflict.record);
  if (conflict.kind == MergeConflict::Kind::Field) {
    text.title = words.rendered(msg("merge.field_title", table, words.row(conflict),
                                    words.field(conflict.record, conflict.field)));
    text.base = words.value(conflict.record, conflict.field, conflict.base);
    text.mine = words.value(conflict.record, conflict.field, conflict.mine);
    text.theirs = words.value(conflict.record, conflict.field, conflict.theirs);
    return text;
  }
  text.title = words.rendered(msg("merge.deletion_title", table, words.row(conflict)));
  const auto deleted = words.rendered(msg("merge.deleted"));
  const auto changed = conflict.changed.empty()
                           ? words.rendered(msg("merge.kept"))
                           : words.rendered(msg("merge.changed_fields", conflict.changed.size()));
  const bool deletedHere = conflict.deletedBy == MergeSide::Mine;
  text.mine = deletedHere ? deleted : changed;
  text.theirs = deletedHere ? changed : deleted;
  for (const auto& change : conflict.changed) {
    text.changes.push_back(
        words.rendered(msg("merge.change_line", words.table(change.record), change.key,
                           words.field(change.record, change.field),
                           words.value(change.record, change.field, change.before),
                           words.value(change.record, change.field, change.after))));
  }
  return text;
}

std::string momentInWords(const std::string& isoInstant, int offsetMinutes) {
  const auto instant = Instant::parse(isoInstant);
  if (!instant) return isoInstant;
  constexpr std::size_t kHoursAndMinutes = 5;
  return instant->dateAt(offsetMinutes).iso() + ' ' +
         instant->timeAt(offsetMinutes).substr(0, kHoursAndMinutes);
}

}  // namespace kijun
