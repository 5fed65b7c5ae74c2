#include "ui/pages/plan_board/plan_pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/pages/plan_board/card_list.h"
#include "ui/registers/row_references.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::plan_board {
namespace {

QLabel* makeLabel(QWidget* parent, const char* name) {
  auto* label = new QLabel(parent);
  label->setObjectName(QLatin1String(name));
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

QLabel* makeHead(QWidget* parent, std::string_view textId) {
  auto* label = new QLabel(parent);
  setFace(label, Face::Strong);
  retext(label, textId);
  return label;
}

}  // namespace

PlanPane::PlanPane(Shell& shell, WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent),
      title_(makeLabel(this, "planTitle")),
      standing_(makeLabel(this, "planStanding")),
      missing_(makeLabel(this, "planMissing")),
      progress_(new QPushButton(this)),
      close_(new QPushButton(this)),
      open_(new QPushButton(this)),
      references_(new registers::RowReferences(shell, workspace, this)) {
  setProperty("look", "surface");
  setAttribute(Qt::WA_StyledBackground);
  setFace(title_, Face::Question);
  standing_->setProperty("look", "muted");
  missing_->setProperty("look", "bad");
  for (auto* label : {title_, standing_, missing_}) label->setTextFormat(Qt::PlainText);
  auto* column = new QVBoxLayout(this);
  column->addWidget(title_);
  column->addWidget(standing_);
  column->addWidget(missing_);
  auto* buttons = new QHBoxLayout;
  progress_->setObjectName(QStringLiteral("planProgress"));
  close_->setObjectName(QStringLiteral("planClose"));
  open_->setObjectName(QStringLiteral("planOpen"));
  retext(progress_, "planboard.progress.button");
  retext(close_, "planboard.close.button");
  retext(open_, "planboard.open.button");
  for (auto* button : {progress_, close_, open_}) buttons->addWidget(button);
  buttons->addStretch();
  column->addLayout(buttons);
  auto* scroll = new QScrollArea(this);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  inner_ = new QWidget(scroll);
  inner_->setProperty("look", "scrolled");
  auto* details = new QVBoxLayout(inner_);
  details->setContentsMargins(0, 0, 0, 0);
  fields_ = makeLabel(inner_, "planFields");
  fields_->setTextFormat(Qt::RichText);
  milestonesHead_ = makeHead(inner_, KIJUN_TEXT("planboard.milestones"));
  milestones_ = new QListWidget(inner_);
  milestones_->setObjectName(QStringLiteral("planMilestones"));
  milestones_->setFrameShape(QFrame::NoFrame);
  milestones_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  milestones_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  milestones_->setTextElideMode(Qt::ElideRight);
  retextProperty(milestones_, "accessibleName", KIJUN_TEXT("planboard.milestones"));
  updatesHead_ = makeHead(inner_, KIJUN_TEXT("planboard.updates"));
  updates_ = makeLabel(inner_, "planUpdates");
  updates_->setTextFormat(Qt::RichText);
  for (QWidget* part : std::initializer_list<QWidget*>{fields_, milestonesHead_, milestones_,
                                                       updatesHead_, updates_}) {
    details->addWidget(part);
  }
  details->addStretch();
  scroll->setWidget(inner_);
  column->addWidget(scroll, 3);
  column->addWidget(references_, 2);
  connect(progress_, &QPushButton::clicked, this, &PlanPane::progressWanted);
  connect(close_, &QPushButton::clicked, this, &PlanPane::closeWanted);
  connect(open_, &QPushButton::clicked, this, &PlanPane::openWanted);
  connect(milestones_, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
    if (filling_) return;
    Q_EMIT milestoneWanted(fromQt(item->data(Qt::UserRole).toString()),
                           item->checkState() == Qt::Checked);
  });
  onLookChange(this, [this, column, details] {
    column->setContentsMargins(px(14), px(10), px(14), px(10));
    column->setSpacing(px(6));
    details->setSpacing(px(6));
    references_->setMinimumHeight(px(110));
  });
}

void PlanPane::setRefusal(const QString& why) {
  refusal_ = why;
  for (auto* button : {progress_, close_}) {
    button->setEnabled(why.isEmpty());
    button->setToolTip(why);
  }
}

void PlanPane::show(const PlanValuesPtr& values, const PlanView* plan, int count) {
  values_ = values;
  const bool one = plan && count <= 1;
  title_->setText(one         ? toQt(plan->title)
                  : count > 1 ? text("planboard.several", count)
                              : text("planboard.choose"));
  for (QWidget* part :
       std::initializer_list<QWidget*>{standing_, progress_, close_, open_, inner_, references_}) {
    part->setVisible(one);
  }
  missing_->setVisible(one && plan->open && !plan->isComplete());
  if (!one) {
    references_->showRow(*findDescription("plan"), {});
    return;
  }
  QStringList standing{rendered(Message{"record.plan.state." + plan->state, {}}), dueWords(*plan),
                       text("planboard.percent", plan->percent)};
  const auto department = values->department(plan->department);
  if (!department.empty()) standing << toQt(department);
  standing_->setText(standing.join(text("planboard.dot")));
  missing_->setText(text("planboard.missing", missingWords(*plan)));
  close_->setVisible(plan->state != "done");
  fields_->setText(fieldsOf(*plan));
  fillMilestones(*plan);
  updates_->setText(updatesOf(*plan));
  references_->showRow(*findDescription("plan"), plan->id);
}

QString PlanPane::fieldsOf(const PlanView& plan) const {
  QString html;
  const auto muted = color(Ink::Muted).name(), bad = color(Ink::Bad).name();
  const auto add = [&](std::string_view textId, const QString& words, bool needed) {
    const auto shown = words.isEmpty()
                           ? needed ? QStringLiteral("<span style='color:%1'>%2</span>")
                                          .arg(bad, text("planboard.field.missing").toHtmlEscaped())
                                    : QStringLiteral("–")
                           : words.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    html += QStringLiteral("<p style='margin:0 0 6px 0'><span style='color:%1'>%2</span><br>%3</p>")
                .arg(muted, text(textId).toHtmlEscaped(), shown);
  };
  add(KIJUN_TEXT("record.plan.target_state"), toQt(plan.targetState), true);
  add(KIJUN_TEXT("record.plan.actions"), toQt(plan.actions), true);
  add(KIJUN_TEXT("record.plan.resources"), toQt(plan.resources), true);
  add(KIJUN_TEXT("record.plan.responsible"), toQt(values_->person(plan.responsible)), true);
  add(KIJUN_TEXT("record.plan.due"), plan.due ? toQt(plan.due->iso()) : QString(), true);
  add(KIJUN_TEXT("record.plan.evaluation"), toQt(plan.evaluation), true);
  if (!plan.verdict.empty()) {
    add(KIJUN_TEXT("record.plan.verdict"),
        rendered(Message{"record.plan.verdict." + plan.verdict, {}}), false);
    add(KIJUN_TEXT("record.plan.result"), toQt(plan.result), false);
  }
  QStringList waiting;
  for (const auto& id : plan.waitsFor) {
    const auto* before = values_->find(id);
    waiting << (before ? toQt(before->title) : toQt(id));
  }
  if (!waiting.isEmpty()) {
    add(KIJUN_TEXT("planboard.waits_for"), waiting.join(text("planboard.comma")), false);
  }
  return html;
}

void PlanPane::fillMilestones(const PlanView& plan) {
  filling_ = true;
  milestones_->clear();
  for (const auto& milestone : plan.milestones) {
    const auto due = milestone.due ? toQt(milestone.due->iso()) : QStringLiteral("–");
    const auto words =
        milestone.doneOn
            ? text("planboard.milestone.done", toQt(milestone.title), toQt(milestone.doneOn->iso()))
        : milestone.overdue ? text("planboard.milestone.overdue", toQt(milestone.title), due)
                            : text("planboard.milestone", toQt(milestone.title), due);
    auto* item = new QListWidgetItem(words, milestones_);
    item->setToolTip(words);
    item->setData(Qt::UserRole, toQt(milestone.id));
    item->setFlags(refusal_.isEmpty() ? item->flags() | Qt::ItemIsUserCheckable
                                      : item->flags() & ~Qt::ItemIsUserCheckable);
    item->setCheckState(milestone.doneOn ? Qt::Checked : Qt::Unchecked);
    if (milestone.overdue) item->setForeground(color(Ink::Bad));
  }
  const bool any = milestones_->count() > 0;
  milestones_->setVisible(any);
  milestonesHead_->setVisible(any);
  if (any) milestones_->setFixedHeight(milestones_->sizeHintForRow(0) * milestones_->count() + 6);
  filling_ = false;
}

QString PlanPane::updatesOf(const PlanView& plan) const {
  updatesHead_->setVisible(!plan.updates.empty());
  updates_->setVisible(!plan.updates.empty());
  QString html;
  const auto muted = color(Ink::Muted).name();
  for (const auto& update : plan.updates) {
    QStringList head{update.on ? toQt(update.on->iso()) : QString()};
    if (update.percent) head << text("planboard.percent", *update.percent);
    const auto who = values_->person(update.person);
    if (!who.empty()) head << toQt(who);
    html += QStringLiteral("<p style='margin:0 0 6px 0'><span style='color:%1'>%2</span><br>%3</p>")
                .arg(muted, head.join(text("planboard.dot")).toHtmlEscaped(),
                     toQt(update.what).toHtmlEscaped());
  }
  return html;
}

}  // namespace kijun::ui::plan_board
