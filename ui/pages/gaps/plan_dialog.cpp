#include "ui/pages/gaps/plan_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::gaps {
namespace {

const QString kEach = QStringLiteral("each"), kAll = QStringLiteral("all");

QString joined(const std::vector<std::string>& ids) {
  QStringList list;
  for (const auto& id : ids) list << toQt(id);
  return list.join(text("gapspage.comma"));
}

}  // namespace

PlanDialog::PlanDialog(GapValuesPtr values, std::vector<GapRow> rows, QWidget* parent)
    : QDialog(parent),
      values_(std::move(values)),
      rows_(std::move(rows)),
      plansFor_(new SegmentedControl(this, Clearing::Refused)),
      list_(new QTreeWidget(this)),
      text_(new QPlainTextEdit(this)) {
  setWindowTitle(text("gapspage.plans.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(16), px(16), px(12));
  column->setSpacing(px(10));
  auto* words = new QLabel(text("gapspage.plans.words"), this);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  column->addWidget(words);
  plansFor_->setObjectName(QStringLiteral("plansFor"));
  plansFor_->setAccessibleName(text("gapspage.plans.how"));
  plansFor_->setSegments({{kEach, text("gapspage.plans.each"), text("gapspage.plans.each"), {}, {}},
                          {kAll, text("gapspage.plans.all"), text("gapspage.plans.all"), {}, {}}});
  plansFor_->setChosen(kEach);
  plansFor_->setVisible(rows_.size() > 1);
  auto* how = new QHBoxLayout;
  how->addWidget(plansFor_);
  how->addStretch();
  column->addLayout(how);
  list_->setObjectName(QStringLiteral("planList"));
  list_->setAccessibleName(text("gapspage.plans.title"));
  list_->setRootIsDecorated(false);
  list_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
  list_->setHeaderLabels({text("record.plan.title"), text("record.plan.items"),
                          text("record.plan.effort"), text("record.plan.department"),
                          text("record.plan.risks")});
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  column->addWidget(list_, 1);
  text_->setObjectName(QStringLiteral("planText"));
  text_->setReadOnly(true);
  text_->setTabChangesFocus(true);
  text_->setAccessibleName(text("gapspage.plans.preview"));
  column->addWidget(text_, 1);
  auto* buttons = new QDialogButtonBox(this);
  make_ = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
  make_->setObjectName(QStringLiteral("planMake"));
  make_->setDefault(true);
  buttons->addButton(text("ui.cancel"), QDialogButtonBox::RejectRole);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(plansFor_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    draw(id == kAll ? PlansFor::AllItems : PlansFor::EachItem);
  });
  connect(list_, &QTreeWidget::currentItemChanged, this, [this] { showCurrent(); });
  draw(PlansFor::EachItem);
  resize(px(760), px(520));
  list_->setFocus();
}

void PlanDialog::draw(PlansFor plansFor) {
  drafts_ = planDrafts(values_->ground->cycle, rows_, values_->ground->links, plansFor, language());
  list_->clear();
  for (const auto& draft : drafts_) {
    auto* line = new QTreeWidgetItem(
        list_, {toQt(draft.title), joined(draft.items), toQt(effortId(draft.effort)),
                toQt(values_->ground->departmentName(draft.department)),
                QString::number(draft.risks.size())});
    line->setFlags(line->flags() | Qt::ItemIsEditable);
    line->setToolTip(0, line->text(0));
    line->setToolTip(1, line->text(1));
  }
  for (const int narrow : {2, 3, 4}) list_->resizeColumnToContents(narrow);
  list_->setColumnWidth(1, px(140));
  list_->setCurrentItem(list_->topLevelItem(0));
  make_->setText(text("gapspage.plans.make", drafts_.size()));
}

void PlanDialog::showCurrent() {
  const int at = list_->indexOfTopLevelItem(list_->currentItem());
  if (at < 0) {
    text_->clear();
    return;
  }
  const auto& draft = drafts_[static_cast<std::size_t>(at)];
  text_->setPlainText(text("gapspage.plans.text", draft.targetState, draft.actions));
}

std::vector<PlanDraft> PlanDialog::drafts() const {
  auto out = drafts_;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto title = list_->topLevelItem(static_cast<int>(i))->text(0).trimmed();
    if (!title.isEmpty()) out[i].title = fromQt(title);
  }
  return out;
}

}  // namespace kijun::ui::gaps
