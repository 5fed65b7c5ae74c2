// The sheet that comes first: whose questionnaire it is, how to fill it in and send it back, and
// what the choices mean.
#include <algorithm>

#include "assessment/questionnaire_words.h"
#include "exchange/questionnaire/form_parts.h"

namespace kijun {
namespace {

constexpr double kLabelWidth = 22, kTextWidth = 92;
constexpr const char* kSteps[] = {KIJUN_TEXT("questionnaire.guide.how.level"),
                                  KIJUN_TEXT("questionnaire.guide.how.stipulation"),
                                  KIJUN_TEXT("questionnaire.guide.how.applicability"),
                                  KIJUN_TEXT("questionnaire.guide.how.note")};
constexpr const char* kApplicabilityNotes[] = {KIJUN_TEXT("questionnaire.guide.applicable"),
                                               KIJUN_TEXT("questionnaire.guide.not_applicable"),
                                               KIJUN_TEXT("questionnaire.guide.not_adopted")};

class Guide {
 public:
  Guide(FormBook& book, lxw_worksheet* sheet, const Questionnaire& form, Language language)
      : sheet_(sheet), form_(form), language_(language) {
    title_ =
        book.look({.size = 16, .bold = true, .ink = kFormAccent, .middle = true, .wrapped = false});
    heading_ =
        book.look({.size = 12, .bold = true, .ink = kFormAccent, .middle = true, .wrapped = false});
    label_ = book.look({.ink = kFormMuted});
    text_ = book.look({});
    strong_ = book.look({.bold = true});
    head_ = book.look({.bold = true, .ground = kFormQuiet, .framed = true});
    cell_ = book.look({.framed = true});
    toFillIn_ = book.look(
        {.size = 12, .ground = kFormToFillIn, .framed = true, .middle = true, .unlocked = true});
  }

  void write() {
    worksheet_set_column(sheet_, 0, 0, kLabelWidth, nullptr);
    worksheet_set_column(sheet_, 1, 1, kTextWidth, nullptr);
    worksheet_set_row(sheet_, line_, 34, nullptr);
    writeText(sheet_, line_++, 0, say("questionnaire.guide.title"), title_);
    facts();
    respondent();
    how();
    send();
    meanings();
    protect();
  }

 private:
  template <typename... Arguments>
  std::string say(std::string_view id, const Arguments&... arguments) const {
    return render(msg(id, arguments...), language_);
  }

  void row(const std::string& label, const std::string& text, lxw_format* first,
           lxw_format* second) {
    const int lines = std::max(wrappedLines(label, kLabelWidth), wrappedLines(text, kTextWidth));
    worksheet_set_row(sheet_, line_, formRowHeight(lines), nullptr);
    writeText(sheet_, line_, 0, label, first);
    writeText(sheet_, line_++, 1, text, second);
  }
  void fact(std::string_view label, const std::string& text) {
    if (!text.empty()) row(say(label), text, label_, strong_);
  }
  void heading(std::string_view id) {
    worksheet_set_row(sheet_, line_, 10, nullptr);
    ++line_;
    worksheet_set_row(sheet_, line_, 24, nullptr);
    writeText(sheet_, line_++, 0, say(id), heading_);
  }

  void facts() {
    std::string names;
    for (const auto& name : form_.respondents) {
      names += (names.empty() ? "" : say("words.between")) + name;
    }
    const auto shown = [&](const std::string& iso) {
      const auto day = Date::parse(iso);
      return day ? day->shown(language_) : iso;
    };
    fact("questionnaire.guide.organisation", form_.organisation);
    fact("questionnaire.guide.cycle", form_.cycle.name);
    fact("questionnaire.guide.as_of", shown(form_.cycle.asOf));
    fact("questionnaire.guide.department", form_.department.name);
    fact("questionnaire.guide.unit", form_.unitName);
    fact("questionnaire.guide.due", shown(dueDay(form_)));
    fact("questionnaire.guide.respondents", names);
    fact("questionnaire.guide.count", std::to_string(form_.rows.size()));
    fact("questionnaire.guide.catalog", form_.catalog->title().in(language_));
  }

  void respondent() {
    worksheet_set_row(sheet_, line_, 10, nullptr);
    ++line_;
    worksheet_set_row(sheet_, line_, 28, nullptr);
    writeText(sheet_, line_, 0, say("questionnaire.guide.respondent"), heading_);
    const bool known = form_.respondents.size() == 1;
    writeText(sheet_, line_, 1, known ? form_.respondents.front() : std::string(), toFillIn_);
    worksheet_set_selection(sheet_, line_, 1, line_, 1);
    ++line_;
    row("", say("questionnaire.guide.respondent.about"), label_, label_);
  }

  void how() {
    heading("questionnaire.guide.how");
    int number = 1;
    row(std::to_string(number++) + '.',
        say("questionnaire.guide.how.sheet", say("questionnaire.sheet.answers")), label_, text_);
    const auto step = [&](std::string_view id) {
      row(std::to_string(number++) + '.', say(id), label_, text_);
    };
    for (const auto* each : kSteps) step(each);
    step(form_.fill == QuestionnaireFill::Blank ? KIJUN_TEXT("questionnaire.guide.how.open")
                                                : KIJUN_TEXT("questionnaire.guide.how.clear"));
    if (hasReturned(form_)) step(KIJUN_TEXT("questionnaire.guide.how.returned"));
  }

  void send() {
    heading("questionnaire.guide.send");
    row("", say("questionnaire.guide.send.xlsx"), label_, text_);
    if (const auto day = Date::parse(dueDay(form_))) {
      row("", say("questionnaire.guide.send.due", day->shown(language_)), label_, strong_);
    }
    row("", say("questionnaire.guide.send.care"), label_, text_);
  }

  void meanings() {
    const auto& scale = form_.catalog->scale();
    heading("questionnaire.guide.levels");
    for (const auto& level : scale.levels) {
      row(levelInWords(scale, level.value, language_), level.criterion.in(language_), head_, cell_);
    }
    heading("questionnaire.guide.stipulations");
    for (const auto& choice : form_.catalog->stipulations()) {
      const auto value = stipulationFromId(choice.id);
      if (!value) continue;
      row(stipulationInWords(*value, language_), choice.note.in(language_), head_, cell_);
    }
    heading("questionnaire.guide.applicabilities");
    for (const auto value : kFormApplicabilities) {
      row(applicabilityInWords(value, language_),
          say(kApplicabilityNotes[static_cast<std::size_t>(value)]), head_, cell_);
    }
  }

  void protect() {
    lxw_protection allowed{};
    allowed.format_columns = allowed.format_rows = 1;
    worksheet_protect(sheet_, nullptr, &allowed);
    worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_margins(sheet_, 0.6, 0.6, 0.6, 0.6);
  }

  lxw_worksheet* sheet_;
  const Questionnaire& form_;
  Language language_;
  lxw_row_t line_ = 0;
  lxw_format *title_, *heading_, *label_, *text_, *strong_, *head_, *cell_, *toFillIn_;
};

}  // namespace

void writeGuide(FormBook& book, lxw_worksheet* sheet, const Questionnaire& questionnaire,
                Language language) {
  Guide(book, sheet, questionnaire, language).write();
}

}  // namespace kijun
