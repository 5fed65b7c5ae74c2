#include "ui/registers/import_target.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "records/answer.h"
#include "ui/shell/text.h"
#include "workspace/commands.h"

namespace kijun::ui::registers {
namespace {

class RegisterPreview : public ImportPreview {
 public:
  explicit RegisterPreview(RecordImport plan) : plan_(std::move(plan)) {}
  std::size_t size() const override { return plan_.rows.size(); }
  ImportLine line(std::size_t at) const override {
    const auto& row = plan_.rows[at];
    return {row.line, row.fate, &row.name, &row.edits, &row.problems};
  }
  std::vector<FieldEdit> edits(std::size_t at) const override {
    const auto& row = plan_.rows[at];
    if (!row.isNew) return row.edits;
    std::vector<FieldEdit> all;
    for (std::size_t i = 0; i < plan_.description->fields.size(); ++i) {
      const auto& field = plan_.description->fields[i];
      const auto& value = row.row[i + 1];
      const bool mapped = std::ranges::find(plan_.mapping, field.id) != plan_.mapping.end();
      if (mapped && !isNull(value)) all.push_back({std::string(field.id), Value(), value});
    }
    return all;
  }
  const Field* field(std::string_view id) const override {
    const auto place = plan_.description->indexOf(id);
    return place ? &plan_.description->fields[*place] : nullptr;
  }
  std::size_t count(RowFate fate) const override { return plan_.count(fate); }
  Command command(Progress progress) const override {
    return importCommand(plan_, std::move(progress));
  }
  const RecordImport& plan() const { return plan_; }

 private:
  RecordImport plan_;
};

// The names that the preview shows, those of rows it would make among them.
Targets namesFor(const Session& session, const RecordImport& plan, Language language) {
  auto targets = readTargets(session, *plan.description, language);
  const auto own = targets.find(plan.description->id);
  if (own == targets.end()) return targets;
  auto names = own->second->all();
  for (const auto& row : plan.rows) {
    if (row.isNew) names.push_back({textOf(row.row.front()), toQt(row.name)});
  }
  own->second = std::make_shared<TargetTable>(std::move(names));
  return targets;
}

class RegisterTarget : public ImportTarget {
 public:
  explicit RegisterTarget(const RecordDescription& description) : description_(description) {}
  QString title() const override { return text(description_.textId); }
  std::vector<ImportMeaning> meanings() const override {
    std::vector<ImportMeaning> all;
    for (const auto& field : description_.fields) {
      if (field.kind == FieldKind::Hash) continue;
      all.push_back({std::string(field.id), text(field.textId)});
    }
    all.push_back({std::string(kIdField), text("importdialog.id")});
    return all;
  }
  const CommandKind& kind() const override { return *commands::putRecords(description_, {}).kind; }
  ImportChoices choicesFor(const Session& session, const TextTable& table) const override {
    return {mappingFor(description_, table, {}, rememberedColumns(session, description_.id)), {}};
  }
  std::shared_ptr<const ImportPreview> plan(const Session& session, const TextTable& table,
                                            const ImportChoices& choices, Language language,
                                            const Progress& progress) const override {
    const auto has = [&](std::string_view id) {
      return std::ranges::find(choices.mapping, id) != choices.mapping.end();
    };
    const auto& first = description_.fields.front();
    if (!has(first.id) && !has(kIdField)) {
      const auto label = "@" + std::string(first.textId);
      throw Error(Fault::Input, msg("exchange.import.no_name", label),
                  msg("importdialog.no_name.todo", label));
    }
    auto preview = std::make_shared<RegisterPreview>(
        planImport(session, description_, table, choices.mapping, progress));
    preview->targets = namesFor(session, preview->plan(), language);
    return preview;
  }

 private:
  const RecordDescription& description_;
};

class AnswersPreview : public ImportPreview {
 public:
  explicit AnswersPreview(AnswerImport plan) : plan_(std::move(plan)) {
    for (const auto& row : plan_.rows) {
      names_.push_back(row.unit.empty() ? row.item : row.item + ' ' + row.unit);
    }
    unknownLevels = plan_.unknownLevels;
  }
  std::size_t size() const override { return plan_.rows.size(); }
  ImportLine line(std::size_t at) const override {
    const auto& row = plan_.rows[at];
    return {row.line, row.fate, &names_[at], &row.edits, &row.problems};
  }
  std::vector<FieldEdit> edits(std::size_t at) const override { return plan_.rows[at].edits; }
  const Field* field(std::string_view id) const override {
    const auto& fields = answerDescription().fields;
    const auto at = std::ranges::find(fields, id, &Field::id);
    return at == fields.end() ? nullptr : &*at;
  }
  std::size_t count(RowFate fate) const override { return plan_.count(fate); }
  Command command(Progress) const override { return importCommand(plan_); }

 private:
  AnswerImport plan_;
  std::vector<std::string> names_;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kAnswerMeanings{
    {{"item", KIJUN_TEXT("importdialog.answer.item")},
     {"level", KIJUN_TEXT("importdialog.answer.level")},
     {"stipulation", KIJUN_TEXT("importdialog.answer.stipulation")},
     {"applicability", KIJUN_TEXT("importdialog.answer.applicability")},
     {"reason", KIJUN_TEXT("importdialog.answer.reason")},
     {"note", KIJUN_TEXT("importdialog.answer.note")},
     {"unit", KIJUN_TEXT("importdialog.answer.unit")}}};

class AnswersTarget : public ImportTarget {
 public:
  QString title() const override { return text("importdialog.answers"); }
  std::vector<ImportMeaning> meanings() const override {
    std::vector<ImportMeaning> all;
    for (const auto& [id, textId] : kAnswerMeanings) all.push_back({std::string(id), text(textId)});
    return all;
  }
  const CommandKind& kind() const override { return *commands::putAnswers({}).kind; }
  bool hasLevels() const override { return true; }
  ImportChoices choicesFor(const Session& session, const TextTable& table) const override {
    return {answerMappingFor(table, {}, rememberedColumns(session, kAnswerColumns)),
            rememberedLevels(session)};
  }
  std::shared_ptr<const ImportPreview> plan(const Session& session, const TextTable& table,
                                            const ImportChoices& choices, Language,
                                            const Progress& progress) const override {
    try {
      return std::make_shared<AnswersPreview>(
          planAnswerImport(session, table, choices.mapping, choices.levelWords, progress));
    } catch (const Error& error) {
      // What the command line would say of --map is said of the list of columns here.
      if (error.todo().id != "exchange.answers.map.todo") throw;
      throw Error(Fault::Input, error.message(), msg("importdialog.answers.todo"));
    }
  }
};

}  // namespace

std::unique_ptr<ImportTarget> registerTarget(const RecordDescription& description) {
  return std::make_unique<RegisterTarget>(description);
}

std::unique_ptr<ImportTarget> answersTarget() {
  return std::make_unique<AnswersTarget>();
}

}  // namespace kijun::ui::registers
