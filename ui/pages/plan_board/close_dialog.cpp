#include "ui/pages/plan_board/close_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/pages/plan_board/progress_dialog.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::plan_board {

std::vector<OfferedLevel> offeredLevels(const WorkspaceModel& workspace, const PlanView& plan) {
  std::vector<OfferedLevel> out;
  const auto& cycle = workspace.cycle();
  if (cycle.cycle.state != "open") return out;
  for (const auto& item : plan.items) {
    const auto* score = workspace.itemScore(item);
    if (!score || !score->inScope()) continue;
    const int to = plan.promisedLevel.value_or(workspace.target(item));
    const auto offer = [&](const Unit& unit, const Answer* answer) {
      if (answer && answer->applicability != Applicability::Applicable) return;
      const auto from = answer ? answer->level : std::nullopt;
      if (from && *from >= to) return;
      out.push_back({{cycle.cycle.id, unit.id, item}, item, from, to});
    };
    if (!cycle.answeredByUnit(item)) {
      offer(cycle.whole(), cycle.answer(item, cycle.whole().id));
      continue;
    }
    // Units without an answer of their own stand as the whole stands.
    bool wholeCounts = false;
    for (const auto& unit : cycle.units) {
      if (unit.id == cycle.whole().id) continue;
      const auto* own = cycle.answer(item, unit.id);
      own ? offer(unit, own) : void(wholeCounts = true);
    }
    if (wholeCounts) offer(cycle.whole(), cycle.answer(item, cycle.whole().id));
  }
  return out;
}

CloseDialog::CloseDialog(const WorkspaceModel& workspace, const PlanValues& values,
                         const PlanView& plan, QWidget* parent)
    : QDialog(parent),
      plan_(plan),
      offered_(offeredLevels(workspace, plan)),
      verdict_(new SegmentedControl(this, Clearing::Refused)),
      result_(new QPlainTextEdit(this)),
      day_(new DayEdit(this)),
      levelsHead_(new QLabel(this)),
      problem_(new QLabel(this)),
      levels_(new QTreeWidget(this)) {
  setWindowTitle(text("planboard.close.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(20), px(16), px(20), px(16));
  column->setSpacing(px(10));
  auto* title = new QLabel(toQt(plan.title), this);
  title->setTextFormat(Qt::PlainText);
  title->setWordWrap(true);
  setFace(title, Face::Question);
  column->addWidget(title);
  auto* how = new QLabel(plan.evaluation.empty()
                             ? text("planboard.close.no_evaluation")
                             : text("planboard.close.evaluation", toQt(plan.evaluation)),
                         this);
  how->setTextFormat(Qt::PlainText);
  how->setWordWrap(true);
  how->setProperty("look", "muted");
  column->addWidget(how);
  auto* form = new QFormLayout;
  form->setSpacing(px(8));
  verdict_->setObjectName(QStringLiteral("planVerdict"));
  std::vector<Segment> segments;
  for (const char* id : {"effective", "partly", "ineffective"}) {
    const auto words = rendered(Message{std::string("record.plan.verdict.") + id, {}});
    segments.push_back({QLatin1String(id), words, words, {}, {}});
  }
  verdict_->setSegments(std::move(segments));
  verdict_->setChosen(toQt(plan.verdict));
  result_->setObjectName(QStringLiteral("planResult"));
  result_->setTabChangesFocus(true);
  result_->setPlainText(toQt(plan.result));
  result_->setAccessibleName(text("record.plan.result"));
  result_->setFixedHeight(px(72));
  day_->setObjectName(QStringLiteral("planClosedOn"));
  day_->setName(text("record.plan.closed_on"));
  day_->setDay(plan.closedOn ? *plan.closedOn : likelyDay(values.asOf));
  form->addRow(text("record.plan.verdict"), verdict_);
  form->addRow(text("record.plan.result"), result_);
  form->addRow(text("record.plan.closed_on"), day_);
  column->addLayout(form);
  setFace(levelsHead_, Face::Strong);
  levelsHead_->setWordWrap(true);
  column->addWidget(levelsHead_);
  column->addWidget(levels_, 1);
  buildLevels(workspace, plan);
  problem_->setObjectName(QStringLiteral("planCloseProblem"));
  problem_->setProperty("look", "muted");
  problem_->setWordWrap(true);
  column->addWidget(problem_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  close_ = buttons->addButton(text("planboard.close.do"), QDialogButtonBox::AcceptRole);
  close_->setDefault(true);
  connect(buttons, &QDialogButtonBox::accepted, this, &CloseDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &CloseDialog::reject);
  column->addWidget(buttons);
  connect(verdict_, &SegmentedControl::chosenByUser, this, [this] {
    suggest();
    refresh();
  });
  connect(result_, &QPlainTextEdit::textChanged, this, [this] { refresh(); });
  connect(day_, &DayEdit::changed, this, [this] { refresh(); });
  connect(levels_, &QTreeWidget::itemChanged, this, [this] { refresh(); });
  resize(px(640), px(offered_.empty() ? 380 : 560));
  refresh();
}

void CloseDialog::buildLevels(const WorkspaceModel& workspace, const PlanView& plan) {
  levels_->setObjectName(QStringLiteral("planLevels"));
  levels_->setRootIsDecorated(false);
  levels_->setUniformRowHeights(true);
  levels_->setColumnCount(3);
  levels_->setHeaderLabels(
      {text("planboard.close.item"), text("planboard.close.unit"), text("planboard.close.level")});
  levels_->setAccessibleName(text("planboard.close.levels"));
  levels_->header()->setStretchLastSection(false);
  levels_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  levels_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  levels_->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
  for (const auto& offer : offered_) {
    const auto* item = workspace.catalog().item(offer.item);
    const auto* unit = workspace.cycle().unit(offer.key.unit);
    const auto from = offer.from ? QString::number(*offer.from) : QStringLiteral("–");
    auto* row = new QTreeWidgetItem(
        levels_, {item ? text("planboard.item", toQt(offer.item), inLanguage(item->title))
                       : toQt(offer.item),
                  unit ? toQt(unit->name) : QString(),
                  text("planboard.close.from_to", from, QString::number(offer.to))});
    row->setToolTip(0, row->text(0));
    row->setFlags(row->flags() | Qt::ItemIsUserCheckable);
    row->setCheckState(0, Qt::Unchecked);
  }
  levels_->setVisible(!offered_.empty());
  const bool open = workspace.cycle().cycle.state == "open";
  levelsHead_->setText(!offered_.empty()    ? text("planboard.close.levels")
                       : plan.items.empty() ? text("planboard.close.no_items")
                       : open               ? text("planboard.close.reached")
                                            : text("planboard.close.cycle_closed"));
  if (!levels_->isHidden()) levels_->setCurrentItem(levels_->topLevelItem(0));
}

void CloseDialog::suggest() {
  const bool reached = verdict_->chosen() == QLatin1String("effective");
  for (int row = 0; row < levels_->topLevelItemCount(); ++row) {
    levels_->topLevelItem(row)->setCheckState(0, reached ? Qt::Checked : Qt::Unchecked);
  }
}

void CloseDialog::refresh() {
  QStringList lacking;
  if (verdict_->chosen().isEmpty()) lacking << text("record.plan.verdict");
  if (result_->toPlainText().trimmed().isEmpty()) lacking << text("record.plan.result");
  if (!day_->day()) lacking << text("record.plan.closed_on");
  close_->setEnabled(lacking.isEmpty());
  problem_->setText(lacking.isEmpty()
                        ? text("planboard.close.count", closing().levels.size())
                        : text("planboard.close.lacking", lacking.join(text("planboard.comma"))));
}

PlanClosing CloseDialog::closing() const {
  PlanClosing out{plan_.id,
                  plan_.title,
                  fromQt(verdict_->chosen()),
                  fromQt(result_->toPlainText().trimmed()),
                  day_->day() ? day_->day()->iso() : std::string(),
                  {}};
  for (int row = 0; row < levels_->topLevelItemCount(); ++row) {
    if (levels_->topLevelItem(row)->checkState(0) != Qt::Checked) continue;
    const auto& offer = offered_[static_cast<std::size_t>(row)];
    out.levels.emplace(offer.key, offer.to);
  }
  return out;
}

void CloseDialog::accept() {
  if (close_->isEnabled()) QDialog::accept();
}

}  // namespace kijun::ui::plan_board
