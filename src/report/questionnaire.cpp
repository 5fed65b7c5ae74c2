#include "report/questionnaire.h"

#include <algorithm>
#include <iterator>

#include "assessment/questionnaire_words.h"
#include "base/text.h"

namespace kijun {
namespace {

// A box stays with its word: U+00A0 between them, U+3000 before the next.
constexpr const char* kOpenBox = "□\xc2\xa0";
constexpr const char* kTickedBox = "■\xc2\xa0";
constexpr const char* kBetweenBoxes = "\xe3\x80\x80";
constexpr const char* kSteps[] = {KIJUN_TEXT("questionnaire.guide.how.level"),
                                  KIJUN_TEXT("questionnaire.guide.how.stipulation"),
                                  KIJUN_TEXT("questionnaire.guide.how.applicability"),
                                  KIJUN_TEXT("questionnaire.guide.how.note")};
constexpr const char* kApplicabilityNotes[] = {KIJUN_TEXT("questionnaire.guide.applicable"),
                                               KIJUN_TEXT("questionnaire.guide.not_applicable"),
                                               KIJUN_TEXT("questionnaire.guide.not_adopted")};
constexpr Applicability kApplicabilities[] = {
    Applicability::Applicable, Applicability::NotApplicable, Applicability::NotAdopted};
constexpr Stipulation kStipulations[] = {Stipulation::None, Stipulation::Partial,
                                         Stipulation::Full};

class Paper {
 public:
  Paper(const Questionnaire& form, Language language)
      : form_(form), scale_(form.catalog->scale()), language_(language) {}

  ReportDocument document() {
    ReportDocument out;
    const auto name = say("questionnaire.guide.title");
    out.title = say("report.document.title", name, form_.department.name);
    out.subject = say("questionnaire.page", form_.organisation, form_.cycle.name);
    out.author = form_.organisation;
    out.running = out.title;
    out.language = language_;
    out.date = form_.asOf;
    cover();
    guide();
    items();
    sendBack();
    out.blocks = std::move(blocks_);
    return out;
  }

 private:
  template <typename... Arguments>
  std::string say(std::string_view id, const Arguments&... arguments) const {
    return render(msg(id, arguments...), language_);
  }
  std::string shownDay(const std::string& iso) const {
    const auto day = Date::parse(iso);
    return day ? day->shown(language_) : iso;
  }

  void cover() {
    Cover page;
    page.kind = say("questionnaire.guide.title");
    page.organisation = form_.department.name;
    page.subject = say("questionnaire.page", form_.organisation, form_.cycle.name);
    const auto fact = [&](std::string_view label, std::string value) {
      if (!value.empty()) page.facts.emplace_back(say(label), std::move(value));
    };
    std::string names;
    for (const auto& name : form_.respondents) {
      names += (names.empty() ? "" : say("words.between")) + name;
    }
    fact("questionnaire.guide.due", shownDay(dueDay(form_)));
    fact("questionnaire.guide.respondents", names);
    fact("questionnaire.guide.unit", form_.unitName);
    fact("questionnaire.guide.count", std::to_string(form_.rows.size()));
    fact("questionnaire.guide.as_of", shownDay(form_.cycle.asOf));
    fact("questionnaire.guide.catalog", form_.catalog->title().in(language_));
    page.notice = say("questionnaire.guide.send.care");
    blocks_.push_back(std::move(page));
  }

  void guide() {
    heading(1, say("questionnaire.guide.how"), "guide");
    List steps;
    steps.ordered = true;
    for (const auto* step : kSteps) steps.items.push_back({plain(say(step))});
    steps.items.push_back({plain(say("questionnaire.guide.how.open"))});
    if (hasReturned(form_)) steps.items.push_back({plain(say("questionnaire.guide.how.returned"))});
    blocks_.push_back(std::move(steps));
    heading(2, say("questionnaire.guide.levels"), "levels");
    Table levels = labelledTable(say("questionnaire.guide.levels"));
    for (const auto& level : scale_.levels) {
      add(levels, levelInWords(scale_, level.value, language_), level.criterion.in(language_));
    }
    blocks_.push_back(std::move(levels));
    heading(2, say("questionnaire.guide.stipulations"), "stipulations");
    Table stipulations = labelledTable(say("questionnaire.guide.stipulations"));
    for (const auto& choice : form_.catalog->stipulations()) {
      const auto value = stipulationFromId(choice.id);
      if (value)
        add(stipulations, stipulationInWords(*value, language_), choice.note.in(language_));
    }
    blocks_.push_back(std::move(stipulations));
    heading(2, say("questionnaire.guide.applicabilities"), "applicabilities");
    Table choices = labelledTable(say("questionnaire.guide.applicabilities"));
    for (const auto value : kApplicabilities) {
      add(choices, applicabilityInWords(value, language_),
          say(kApplicabilityNotes[static_cast<std::size_t>(value)]));
    }
    blocks_.push_back(std::move(choices));
  }

  void sendBack() {
    heading(2, say("questionnaire.guide.send"), "send");
    auto words = say("questionnaire.guide.send.paper");
    if (const auto due = dueDay(form_); !due.empty()) {
      words += ' ' + say("questionnaire.guide.send.due", shownDay(due));
    }
    blocks_.push_back(Paragraph{{plain(std::move(words))}, TextStyle::Body});
    blocks_.push_back(
        SignatureBox{{say("questionnaire.sign.respondent"), say("questionnaire.sign.head")},
                     say("report.sign.name"),
                     say("report.sign.date")});
  }

  void items() {
    heading(1, say("questionnaire.sheet.answers"), "answers");
    std::string section;
    for (const auto& row : form_.rows) {
      const auto& item = form_.itemOf(row);
      if (item.section != section) {
        section = item.section;
        heading(2, sectionWords(form_, item, language_), "section-" + section);
      }
      question(row);
    }
  }

  void question(const QuestionnaireRow& row) {
    const auto& item = form_.itemOf(row);
    const auto& unit = form_.unitOf(row);
    auto title = item.id + "  " + item.title.in(language_);
    if (namesUnits(form_)) title = say("questionnaire.page", title, unit.name);
    heading(3, title, "item-" + item.id + (unit.whole ? std::string() : '-' + unit.id));
    blocks_.push_back(Paragraph{aboutLine(row), TextStyle::Small, true});
    blocks_.push_back(Paragraph{{strong(item.question.in(language_))}, TextStyle::Body, true});
    blocks_.push_back(Paragraph{
        {muted(say("questionnaire.column.intent") + "  "), plain(item.intent.in(language_))},
        TextStyle::Small,
        true});
    blocks_.push_back(answerTable(row, title));
  }

  Inline aboutLine(const QuestionnaireRow& row) const {
    const auto& item = form_.itemOf(row);
    const bool returned = row.answer.state == AnswerState::Returned;
    Inline line{muted(form_.catalog->modality(item.modality).label.in(language_) + " · "),
                returned ? chip(stateInWords(row.answer.state, language_), ColourRole::WarningSoft)
                         : muted(stateInWords(row.answer.state, language_))};
    if (!row.answer.due.empty()) {
      line.push_back(muted(" · " + say("questionnaire.due_day", shownDay(row.answer.due))));
    }
    return line;
  }

  Table answerTable(const QuestionnaireRow& row, const std::string& caption) const {
    const bool blank = form_.fill == QuestionnaireFill::Blank;
    const auto& answer = row.answer;
    const bool open = !isGiven(answer) || answer.state == AnswerState::Returned;
    Table table = labelledTable(caption);
    const auto& item = form_.itemOf(row);
    if (!item.checkpoints.empty()) {
      auto& cell = field(table, say("questionnaire.checkpoints"));
      for (const auto& checkpoint : item.checkpoints) {
        cell.lines.push_back(
            {plain(say("questionnaire.checkpoint", checkpoint.text.in(language_)))});
      }
    }
    if (row.lastCycle) {
      auto& cell = field(table, say("questionnaire.column.last"));
      Inline line;
      for (const auto& [label, words] : answerWords(form_, *row.lastCycle, language_)) {
        if (!line.empty()) line.push_back(plain(kBetweenBoxes));
        line.push_back(muted(label + "  "));
        line.push_back(plain(words));
      }
      if (line.empty()) line.push_back(muted("—"));
      cell.lines.push_back(std::move(line));
    }
    if (const auto comments = openComments(answer, language_); !comments.empty()) {
      auto& cell = field(table, say("questionnaire.column.comments"));
      for (const auto& line : comments) cell.lines.push_back({plain(line)});
    }
    field(table, say("questionnaire.level")).lines = levelLines(row, blank);
    field(table, say("questionnaire.choices")).lines = choiceLines(answer, blank);
    writing(table, say("record.answer.reason"), blank ? "" : answer.reason, blank ? 1 : 0);
    writing(table, say("record.answer.note"), blank ? "" : answer.note, blank ? 3 : open ? 2 : 0);
    std::string names;
    for (const auto& name : row.evidence) names += (names.empty() ? "" : "\n") + name;
    writing(table, say("questionnaire.column.evidence"), blank ? "" : names,
            blank  ? 2
            : open ? 1
                   : 0);
    writing(table, say("questionnaire.column.message"), "", blank ? 1 : 0);
    return table;
  }

  // 対象 is what a row begins with, not something that anybody said.
  static bool isGiven(const Answer& answer) {
    return answer.level || answer.stipulation || answer.applicability != Applicability::Applicable;
  }

  // The choices, then what those look like for this item that the catalog has words for.
  std::vector<Inline> levelLines(const QuestionnaireRow& row, bool blank) const {
    std::vector<Inline> lines{boxes(
        scale_.levels,
        [&](const ScaleLevel& level) { return levelInWords(scale_, level.value, language_); },
        [&](const ScaleLevel& level) { return !blank && row.answer.level == level.value; })};
    for (const auto& [level, words] : form_.itemOf(row).levels) {
      const bool chosen = !blank && row.answer.level == level;
      const auto number = say("questionnaire.level_number", level) + "  ";
      lines.push_back({chosen ? strong(number) : muted(number), plain(words.in(language_))});
    }
    return lines;
  }

  // 規定 and 適用 on one line, then the documents referred to.
  std::vector<Inline> choiceLines(const Answer& answer, bool blank) const {
    Inline line{muted(say("record.answer.stipulation") + "  ")};
    append(line,
           boxes(
               kStipulations, [&](auto value) { return stipulationInWords(value, language_); },
               [&](auto value) { return !blank && answer.stipulation == value; }));
    line.push_back(plain(kBetweenBoxes));
    line.push_back(muted(kBetweenBoxes + say("record.answer.applicability") + "  "));
    append(line,
           boxes(
               kApplicabilities, [&](auto value) { return applicabilityInWords(value, language_); },
               [&](auto value) {
                 return !blank && isGiven(answer) && value == answer.applicability;
               }));
    std::vector<Inline> lines{std::move(line)};
    if (blank) return lines;
    const auto label = say("record.answer_reference");
    for (const auto& [name, words] : answerWords(form_, answer, language_)) {
      if (name == label) lines.push_back({muted(label + "  "), plain(words)});
    }
    return lines;
  }

  static void append(Inline& line, Inline more) {
    std::ranges::move(more, std::back_inserter(line));
  }

  template <typename Values, typename Words, typename Chosen>
  Inline boxes(const Values& values, Words words, Chosen chosen) const {
    Inline line;
    for (const auto& value : values) {
      if (!line.empty()) line.push_back(plain(kBetweenBoxes));
      auto label = words(value);
      for (auto at = label.find(' '); at != std::string::npos; at = label.find(' ', at + 2)) {
        label.replace(at, 1, "\xc2\xa0");
      }
      line.push_back(chosen(value) ? coloured(kTickedBox + label, ColourRole::Accent)
                                   : plain(kOpenBox + label));
    }
    return line;
  }

  // What was written, or lines to write on; without either the field is left out.
  void writing(Table& table, std::string label, const std::string& words, int ruled) const {
    const auto text = std::string(trimmed(words));
    if (text.empty() && ruled == 0) return;
    auto& cell = field(table, std::move(label));
    if (text.empty()) {
      cell.ruled = ruled;
    } else {
      cell.lines.push_back({plain(text)});
    }
  }

  // Labels and what belongs to them.
  static Table labelledTable(std::string caption) {
    Table table;
    table.caption = std::move(caption);
    table.columns = {{"", 18, Align::Start}, {"", 82, Align::Start}};
    table.together = true;
    return table;
  }
  static void add(Table& table, std::string label, std::string words) {
    table.rows.push_back({{Cell{{{strong(std::move(label))}}}, Cell{{{plain(std::move(words))}}}}});
  }
  static Cell& field(Table& table, std::string label) {
    table.rows.push_back({{Cell{{{muted(std::move(label))}}}, Cell{}}});
    return table.rows.back().cells.back();
  }

  void heading(int level, std::string words, std::string id) {
    blocks_.push_back(Heading{level, std::move(words), std::move(id)});
  }

  const Questionnaire& form_;
  const Scale& scale_;
  Language language_;
  Blocks blocks_;
};

}  // namespace

ReportDocument questionnaireDocument(const Questionnaire& questionnaire, Language language) {
  return Paper(questionnaire, language).document();
}

std::string makeQuestionnaire(const Questionnaire& questionnaire, Language language,
                              ReportFormat format, const Progress& progress) {
  const auto document = questionnaireDocument(questionnaire, language);
  return format == ReportFormat::Html ? toHtml(document, progress) : toPdf(document, progress);
}

}  // namespace kijun
