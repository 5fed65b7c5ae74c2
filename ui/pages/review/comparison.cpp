#include "ui/pages/review/comparison.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/models/approval_watch.h"
#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/assess/parts.h"
#include "ui/pages/assess/rating_section.h"
#include "ui/pages/review/reviewer_edit.h"
#include "ui/pages/review/words.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/level_badge.h"

namespace kijun::ui::review {
namespace {

constexpr std::string_view kRowTexts[] = {"",
                                          KIJUN_TEXT("record.answer.level"),
                                          KIJUN_TEXT("record.answer.stipulation"),
                                          KIJUN_TEXT("record.answer.applicability"),
                                          KIJUN_TEXT("review.row.note"),
                                          KIJUN_TEXT("review.row.ticks")};

// "前回より 1 上" where levels can be held against each other.
QString levelDiffers(const Answer& answer, const Answer& than, bool fromSubmitted) {
  if (!answer.level || !than.level) {
    return text(fromSubmitted ? KIJUN_TEXT("review.differs.submitted")
                              : KIJUN_TEXT("review.differs.before"));
  }
  const int by = *answer.level - *than.level;
  if (fromSubmitted) return text("review.differs.level.submitted", *than.level, *answer.level);
  return by > 0 ? text("review.differs.level.up", by) : text("review.differs.level.down", -by);
}

// What was returned or confirmed had been handed in, if not here.
QString noSubmission(AnswerState state) {
  const bool before = state == AnswerState::NotStarted || state == AnswerState::InProgress;
  return before ? text("review.none.submitted") : text("review.none.recorded");
}

}  // namespace

Comparison::Comparison(WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), edit_(new ReviewerEdit(workspace, this)) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  buildHeads(*grid);
  buildRows(*grid);
  for (const int column : {1, 2, 3}) grid->setColumnStretch(column, 1);
  onLookChange(this, [grid] {
    grid->setHorizontalSpacing(px(14));
    grid->setVerticalSpacing(px(8));
    for (const int column : {1, 2, 3}) grid->setColumnMinimumWidth(column, px(190));
  });
  onLanguageChange(this, [this] {
    if (!key_.item.empty()) refresh();
  });
}

void Comparison::buildHeads(QGridLayout& grid) {
  for (int column = Before; column <= Now; ++column) {
    auto* holder = new QWidget(this);
    auto* lines = assess::makeColumn(holder, 0);
    heads_[static_cast<std::size_t>(column)] = assess::makeLabel(holder, "");
    setFace(heads_[static_cast<std::size_t>(column)], Face::Strong);
    who_[static_cast<std::size_t>(column)] = assess::makeLabel(holder, "muted");
    setFace(who_[static_cast<std::size_t>(column)], Face::Small);
    lines->addWidget(heads_[static_cast<std::size_t>(column)]);
    lines->addWidget(who_[static_cast<std::size_t>(column)]);
    lines->addStretch();
    grid.addWidget(holder, 0, column + 1);
  }
  grid.addWidget(assess::makeLine(this), 1, 0, 1, 4);
}

void Comparison::buildRows(QGridLayout& grid) {
  for (int row = Level; row <= Ticks; ++row) {
    auto* name = assess::makeLabel(this, "muted");
    retext(name, kRowTexts[row]);
    names_[static_cast<std::size_t>(row)] = name;
    grid.addWidget(name, row + 1, 0, Qt::AlignTop);
    for (const auto column : {Before, Submitted}) {
      auto& cell = cells_[column][static_cast<std::size_t>(row)];
      cell = makeCell(static_cast<Row>(row));
      cell.holder->setObjectName(QStringLiteral("review.%1.%2").arg(column).arg(row));
      grid.addWidget(cell.holder, row + 1, column + 1);
    }
  }
  QWidget* controls[] = {nullptr, edit_->level(), edit_->stipulation(), edit_->applicability(),
                         edit_->note()};
  for (int row = Level; row <= Note; ++row) {
    cells_[Now][static_cast<std::size_t>(row)] = makeTagged(controls[row]);
  }
  cells_[Now][Ticks] = makeCell(Ticks);
  for (int row = Level; row <= Ticks; ++row) {
    auto* holder = cells_[Now][static_cast<std::size_t>(row)].holder;
    holder->setObjectName(QStringLiteral("review.%1.%2").arg(int{Now}).arg(row));
    grid.addWidget(holder, row + 1, Now + 1);
  }
}

Comparison::Cell Comparison::makeCell(Row row) {
  Cell cell;
  cell.holder = new QWidget(this);
  auto* column = assess::makeColumn(cell.holder, 2);
  auto* line = assess::makeRow(column, 6);
  if (row == Level) {
    cell.badge = new LevelBadge(cell.holder);
    line->addWidget(cell.badge, 0, Qt::AlignTop);
  }
  cell.words = assess::makeLabel(cell.holder);
  cell.words->setTextInteractionFlags(Qt::TextSelectableByMouse);
  line->addWidget(cell.words, 1);
  cell.differs = new Tag({}, TagTone::Warning, cell.holder);
  column->addWidget(cell.differs, 0, Qt::AlignLeft);
  column->addStretch();
  return cell;
}

// The reviewer's own control, with the same room for what is different.
Comparison::Cell Comparison::makeTagged(QWidget* control) {
  Cell cell;
  cell.holder = new QWidget(this);
  auto* column = assess::makeColumn(cell.holder, 2);
  control->setParent(cell.holder);
  column->addWidget(control);
  cell.small = assess::makeLabel(cell.holder, "muted");
  setFace(cell.small, Face::Small);
  column->addWidget(cell.small);
  cell.differs = new Tag({}, TagTone::Warning, cell.holder);
  column->addWidget(cell.differs, 0, Qt::AlignLeft);
  column->addStretch();
  return cell;
}

const Item& Comparison::item() const {
  return *workspace_.catalog().item(key_.item);
}

// The unit's own in the last cycle, else what stood for it.
std::optional<Answer> Comparison::previous() const {
  const auto& cycle = workspace_.snapshot().previous;
  if (!cycle) return std::nullopt;
  const Answer* own = cycle->answer(key_.item, key_.unit);
  if (!own) own = cycle->answer(key_.item, cycle->whole().id);
  return own ? std::optional(*own) : std::nullopt;
}

void Comparison::showAnswer(const AnswerKey& key) {
  if (key != key_) {
    read_ = false;
    submission_.reset();
  }
  key_ = key;
  edit_->showAnswer(key);
  refresh();
}

void Comparison::setSubmission(std::optional<Submission> submission) {
  submission_ = std::move(submission);
  read_ = true;
  refresh();
}

void Comparison::refresh() {
  if (!workspace_.catalog().item(key_.item)) return;
  edit_->refresh();
  showHeads();
  const auto before = previous();
  const auto now = answerAt(workspace_.cycle(), key_);
  const auto submitted = submission_ ? std::optional(submission_->answer) : std::nullopt;
  fill(Before, before, text("review.none.before"));
  fill(Submitted, submitted, read_ ? noSubmission(now.state) : QString());
  fill(Now, now, {});
  mark(Before, {}, {});
  mark(Submitted, submitted, before);
  mark(Now, now, submitted);
  const bool ticks = !item().checkpoints.empty();
  names_[Ticks]->setVisible(ticks);
  for (auto& column : cells_) column[Ticks].holder->setVisible(ticks);
}

void Comparison::showHeads() {
  const auto& snapshot = workspace_.snapshot();
  heads_[Before]->setText(text("review.head.before"));
  who_[Before]->setText(snapshot.previous ? toQt(snapshot.previous->cycle.name) : QString());
  heads_[Submitted]->setText(text("review.head.submitted"));
  who_[Submitted]->setText(submission_
                               ? text("review.head.by", submission_->by.name,
                                      shownStampTime(submission_->at, snapshot.offsetMinutes))
                               : (read_ ? QString() : text("review.reading")));
  heads_[Now]->setText(text("review.head.now"));
  const auto now = answerAt(workspace_.cycle(), key_);
  const auto changed = submission_ ? fieldNames(between(submission_->answer, now)) : QString();
  who_[Now]->setText(!submission_        ? QString()
                     : changed.isEmpty() ? text("review.head.same")
                                         : text("review.head.changed", changed));
}

// none: what the column says where there is nothing to show.
void Comparison::fill(Column column, const std::optional<Answer>& answer, const QString& none) {
  auto& cells = cells_[static_cast<std::size_t>(column)];
  const auto& catalog = workspace_.catalog();
  const bool levelled =
      answer && answer->level && answer->applicability == Applicability::Applicable;
  const auto meaning = levelled ? assess::levelMeaning(catalog, item(), *answer->level) : QString();
  if (auto& level = cells[Level]; level.words) {
    level.badge->setVisible(levelled);
    level.badge->setLevel(answer ? answer->level : std::nullopt);
    level.words->setText(levelled ? meaning : answer ? levelWords(catalog, *answer) : none);
  } else {
    level.small->setText(meaning);
    level.small->setVisible(levelled);
  }
  if (cells[Stipulated].words) {
    cells[Stipulated].words->setText(answer ? assess::stipulationWords(answer->stipulation)
                                            : QString());
  } else {
    cells[Stipulated].small->hide();
  }
  if (cells[Scope].words) {
    const auto words = answer ? assess::applicabilityWords(answer->applicability) : QString();
    cells[Scope].words->setText(!answer || answer->reason.empty()
                                    ? words
                                    : text("review.scope.reason", words, answer->reason));
  } else {
    cells[Scope].small->hide();
  }
  if (cells[Note].words) {
    cells[Note].words->setText(!answer                ? QString()
                               : answer->note.empty() ? text("assess.memo.none")
                                                      : toQt(answer->note));
  } else {
    cells[Note].small->hide();
  }
  cells[Ticks].words->setText(answer ? tickCounts(item(), *answer) : QString());
}

void Comparison::mark(Column column, const std::optional<Answer>& answer,
                      const std::optional<Answer>& than) {
  auto& cells = cells_[static_cast<std::size_t>(column)];
  const bool compared = answer && than;
  const auto differs = compared ? between(*than, *answer) : Differences();
  const bool fromSubmitted = column == Now;
  const auto words = text(fromSubmitted ? KIJUN_TEXT("review.differs.submitted")
                                        : KIJUN_TEXT("review.differs.before"));
  const auto put = [&](Row row, bool on, const QString& said) {
    auto* tag = cells[static_cast<std::size_t>(row)].differs;
    tag->setText(said);
    tag->setVisible(on);
    tag->setTone(fromSubmitted ? TagTone::Warning : TagTone::Plain);
  };
  put(Level, differs.level,
      differs.level ? levelDiffers(*answer, *than, fromSubmitted) : QString());
  put(Stipulated, differs.stipulation,
      differs.stipulation && fromSubmitted
          ? text("review.differs.was", assess::stipulationWords(than->stipulation))
          : words);
  put(Scope, differs.applicability, words);
  put(Note, differs.note, words);
  put(Ticks, differs.ticks, words);
}

}  // namespace kijun::ui::review
