// The sheet of answers: a row a question, locked texts, and cells to fill in.
#include <algorithm>

#include "assessment/questionnaire_words.h"
#include "base/text.h"
#include "exchange/questionnaire/form_columns.h"
#include "exchange/questionnaire/form_parts.h"
#include "exchange/questionnaire/returned.h"

namespace kijun {
namespace {

constexpr int kLeastLines = 4;           // room to write
constexpr std::size_t kMostFooter = 30;  // of each part: all of a footer is 255 bytes

std::string joinedLines(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

// In a footer "&" begins a command.
std::string footerText(const std::string& text) {
  std::string safe;
  for (const char c : shortened(text, kMostFooter))
    safe += c == '&' ? std::string("&&") : std::string(1, c);
  return safe;
}

class AnswerSheet {
 public:
  AnswerSheet(FormBook& book, lxw_worksheet* sheet, const Questionnaire& form, Language language)
      : sheet_(sheet), form_(form), language_(language) {
    const lxw_color_t white = 0xFFFFFF;
    head_ = book.look(
        {.bold = true, .ink = white, .ground = kFormHead, .framed = true, .middle = true});
    headToFillIn_ = book.look(
        {.bold = true, .ink = white, .ground = kFormHeadToFillIn, .framed = true, .middle = true});
    id_ = book.look({.bold = true, .ink = kFormAccent, .ground = kFormQuiet, .framed = true});
    text_ = book.look({.ground = kFormQuiet, .framed = true});
    quiet_ = book.look({.ink = kFormMuted, .ground = kFormQuiet, .framed = true});
    returned_ = book.look({.bold = true, .ground = kFormWarning, .framed = true});
    toFillIn_ = book.look({.ground = kFormToFillIn, .framed = true, .unlocked = true});
    missing_ = book.look({.ground = kFormWarning});
    for (const auto& kind : formColumns()) {
      if (isShown(kind.column)) columns_.push_back(&kind);
    }
  }

  void write(const FormChoices& choices) {
    heads();
    lxw_row_t line = 1;
    for (const auto& row : form_.rows) writeRow(line++, row);
    if (line > 1) {
      restrict(FormColumn::Level, line - 1, choices.levels, LXW_VALIDATION_ERROR_TYPE_WARNING,
               "questionnaire.check.level");
      restrict(FormColumn::Stipulation, line - 1, choices.stipulations,
               LXW_VALIDATION_ERROR_TYPE_STOP, "questionnaire.check.choice");
      restrict(FormColumn::Applicability, line - 1, choices.applicabilities,
               LXW_VALIDATION_ERROR_TYPE_STOP, "questionnaire.check.choice");
      markMissingReasons(line - 1);
    }
    layOut(line - 1);
  }

 private:
  std::string say(std::string_view id) const { return render(msg(id), language_); }
  std::string pair(const std::string& label, const std::string& words) const {
    return render(msg("questionnaire.pair", label, words), language_);
  }

  bool isShown(FormColumn column) const {
    const auto any = [&](auto has) { return std::ranges::any_of(form_.rows, has); };
    switch (column) {
      case FormColumn::Unit:
        return namesUnits(form_);
      case FormColumn::Comments:
        return any([&](const auto& row) { return !openComments(row.answer, language_).empty(); });
      case FormColumn::Last:
        return any([](const auto& row) { return row.lastCycle.has_value(); });
      default:
        return true;
    }
  }

  lxw_col_t placeOf(FormColumn column) const {
    const auto at = std::ranges::find(columns_, column, &FormColumnKind::column);
    return static_cast<lxw_col_t>(at - columns_.begin());
  }

  void heads() {
    int lines = 1;
    for (lxw_col_t i = 0; i < columns_.size(); ++i) {
      const auto& kind = *columns_[i];
      lxw_row_col_options options{};
      options.hidden = kind.hidden;
      worksheet_set_column_opt(sheet_, i, i, kind.width, nullptr, &options);
      const auto heading = formHeading(kind, language_);
      lines = std::max(lines, wrappedLines(heading, kind.width));
      writeText(sheet_, 0, i, heading, kind.toFillIn ? headToFillIn_ : head_);
    }
    worksheet_set_row(sheet_, 0, formRowHeight(lines) + 6, nullptr);
  }

  void writeRow(lxw_row_t line, const QuestionnaireRow& row) {
    int lines = kLeastLines;
    for (lxw_col_t i = 0; i < columns_.size(); ++i) {
      const auto& kind = *columns_[i];
      const auto text = textOf(kind.column, row);
      if (!kind.hidden) lines = std::max(lines, wrappedLines(text, kind.width));
      writeText(sheet_, line, i, text, lookOf(kind, row));
    }
    worksheet_set_row(sheet_, line, formRowHeight(lines), nullptr);
  }

  lxw_format* lookOf(const FormColumnKind& kind, const QuestionnaireRow& row) const {
    if (kind.toFillIn) return toFillIn_;
    const bool returned = row.answer.state == AnswerState::Returned;
    switch (kind.column) {
      case FormColumn::Item:
        return id_;
      case FormColumn::State:
      case FormColumn::Comments:
        return returned ? returned_ : text_;
      case FormColumn::Section:
      case FormColumn::Intent:
      case FormColumn::Levels:
      case FormColumn::Last:
        return quiet_;
      default:
        return text_;
    }
  }

  std::string textOf(FormColumn column, const QuestionnaireRow& row) const {
    const auto& item = form_.itemOf(row);
    const auto& answer = row.answer;
    switch (column) {
      case FormColumn::Item:
        return item.id;
      case FormColumn::Unit:
        return form_.unitOf(row).name;
      case FormColumn::Section:
        return sectionWords(form_, item, language_) + '\n' +
               form_.catalog->modality(item.modality).label.in(language_);
      case FormColumn::Question:
        return questionOf(item);
      case FormColumn::State:
        return stateOf(answer);
      case FormColumn::Comments:
        return joinedLines(openComments(answer, language_));
      case FormColumn::Intent:
        return intentOf(item);
      case FormColumn::Levels:
        return levelsOf(item);
      case FormColumn::Last:
        return row.lastCycle ? lastOf(*row.lastCycle) : std::string();
      case FormColumn::Key:
        return keyOf(row);
      case FormColumn::Base:
        return encodedBase(asWritten(answer), form_.fill == QuestionnaireFill::Blank);
      default:
        return form_.fill == QuestionnaireFill::Blank ? std::string() : filledIn(column, row);
    }
  }

  // ITEM|UNIT|NAME of the unit, which has no id where it is 全体.
  std::string keyOf(const QuestionnaireRow& row) const {
    const auto& unit = form_.unitOf(row);
    return form_.itemOf(row).id + '|' + (unit.whole ? std::string() : unit.id) + '|' + unit.name;
  }

  // The cells of a row to fill in, as the answer stands.
  std::string filledIn(FormColumn column, const QuestionnaireRow& row) const {
    const auto fields = asWritten(row.answer);
    switch (column) {
      case FormColumn::Level:
        return fields.level ? levelInWords(form_.catalog->scale(), *fields.level, language_)
                            : std::string();
      case FormColumn::Stipulation:
        return fields.stipulation ? stipulationInWords(*fields.stipulation, language_)
                                  : std::string();
      case FormColumn::Applicability:
        return applicabilityInWords(fields.applicability, language_);
      case FormColumn::Reason:
        return fields.reason;
      case FormColumn::Note:
        return fields.note;
      case FormColumn::Evidence:
        return joinedLines(row.evidence);
      default:
        return {};
    }
  }

  // What comes back from a cell that nobody touched.
  static AnswerFields asWritten(const Answer& answer) {
    auto fields = fieldsOf(answer);
    fields.reason = cellText(fields.reason);
    fields.note = cellText(fields.note);
    return fields;
  }

  std::string questionOf(const Item& item) const {
    auto text = item.title.in(language_) + '\n' + item.question.in(language_);
    if (!item.checkpoints.empty()) text += '\n' + say("questionnaire.checkpoints");
    for (const auto& checkpoint : item.checkpoints) {
      text +=
          '\n' + render(msg("questionnaire.checkpoint", checkpoint.text.in(language_)), language_);
    }
    return text;
  }

  std::string stateOf(const Answer& answer) const {
    const auto text = stateInWords(answer.state, language_);
    if (answer.due.empty()) return text;
    return text + '\n' + render(msg("questionnaire.due_day", answer.due), language_);
  }

  std::string intentOf(const Item& item) const {
    auto text = item.intent.in(language_);
    if (!item.evidence.empty()) text += '\n' + say("questionnaire.evidence_examples");
    for (const auto& example : item.evidence) {
      text += '\n' + render(msg("questionnaire.checkpoint", example.in(language_)), language_);
    }
    return text;
  }

  std::string levelsOf(const Item& item) const {
    std::vector<std::string> lines;
    for (const auto& [level, words] : item.levels) {
      lines.push_back(
          render(msg("questionnaire.level_text", level, words.in(language_)), language_));
    }
    return joinedLines(lines);
  }

  std::string lastOf(const Answer& answer) const {
    std::vector<std::string> lines;
    for (const auto& [label, words] : answerWords(form_, answer, language_)) {
      lines.push_back(pair(label, words));
    }
    return joinedLines(lines);
  }

  void restrict(FormColumn column, lxw_row_t last, const std::string& choices, uint8_t severity,
                std::string_view textId) {
    auto formula = choices, title = say("questionnaire.check.title"), message = say(textId);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    rule.value_formula = formula.data();
    rule.ignore_blank = LXW_VALIDATION_ON;
    rule.error_type = severity;
    rule.error_title = title.data();
    rule.error_message = message.data();
    const auto place = placeOf(column);
    worksheet_data_validation_range(sheet_, 1, place, last, place, &rule);
  }

  // A reason that is wanted and not there stands out.
  void markMissingReasons(lxw_row_t last) {
    const auto letter = [&](FormColumn column) {
      return std::string(1, static_cast<char>('A' + placeOf(column)));
    };
    const auto choice = '$' + letter(FormColumn::Applicability) + '2';
    auto formula = "=AND(" + choice + "<>\"\"," + choice + "<>\"" +
                   applicabilityInWords(Applicability::Applicable, language_) + "\",LEN(TRIM($" +
                   letter(FormColumn::Reason) + "2))=0)";
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
    rule.value_string = formula.data();
    rule.format = missing_;
    const auto place = placeOf(FormColumn::Reason);
    worksheet_conditional_format_range(sheet_, 1, place, last, place, &rule);
  }

  void layOut(lxw_row_t last) {
    worksheet_freeze_panes(sheet_, 1, placeOf(FormColumn::Question) + 1);
    worksheet_autofilter(sheet_, 0, 0, last, static_cast<lxw_col_t>(columns_.size() - 1));
    lxw_protection allowed{};
    allowed.format_columns = allowed.format_rows = allowed.sort = allowed.autofilter = 1;
    worksheet_protect(sheet_, nullptr, &allowed);
    worksheet_set_zoom(sheet_, 90);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_margins(sheet_, 0.3, 0.3, 0.4, 0.5);
    worksheet_repeat_rows(sheet_, 0, 0);
    const auto footer = "&L" + footerText(form_.department.name) + "&C" +
                        footerText(form_.cycle.name) + "&R&P / &N";
    worksheet_set_footer(sheet_, footer.c_str());
    const auto first = placeOf(FormColumn::Level);
    worksheet_set_selection(sheet_, 1, first, 1, first);
  }

  lxw_worksheet* sheet_;
  const Questionnaire& form_;
  Language language_;
  std::vector<const FormColumnKind*> columns_;
  lxw_format *head_, *headToFillIn_, *id_, *text_, *quiet_, *returned_, *toFillIn_, *missing_;
};

}  // namespace

void writeAnswers(FormBook& book, lxw_worksheet* sheet, const Questionnaire& questionnaire,
                  Language language, const FormChoices& choices) {
  AnswerSheet(book, sheet, questionnaire, language).write(choices);
}

}  // namespace kijun
