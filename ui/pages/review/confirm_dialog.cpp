#include "ui/pages/review/confirm_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "ui/pages/review/words.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::review {
namespace {

enum Column { Place, Title, Owner, Level, Concerns };

}  // namespace

ConfirmDialog::ConfirmDialog(WorkspaceModel& workspace, std::vector<ReviewRow> rows,
                             QWidget* parent)
    : QDialog(parent),
      rows_(std::move(rows)),
      concerns_(new QLabel(this)),
      list_(new QTreeWidget(this)) {
  setWindowTitle(text("review.bulk.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(16), px(16), px(12));
  column->setSpacing(px(10));
  auto* words = new QLabel(text("review.bulk.words"), this);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  concerns_->setObjectName(QStringLiteral("bulkConcerns"));
  concerns_->setWordWrap(true);
  setFace(concerns_, Face::Strong);
  column->addWidget(words);
  column->addWidget(concerns_);
  list_->setObjectName(QStringLiteral("bulkList"));
  list_->setAccessibleName(text("review.bulk.title"));
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setHeaderLabels({text("review.bulk.place"), text("review.bulk.item"),
                          text("record.answer.department"), text("record.answer.level"),
                          text("review.bulk.concerns")});
  column->addWidget(list_, 1);
  auto* buttons = new QDialogButtonBox(this);
  without_ = buttons->addButton(text("review.bulk.without"), QDialogButtonBox::ActionRole);
  without_->setObjectName(QStringLiteral("bulkWithout"));
  confirm_ = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
  confirm_->setObjectName(QStringLiteral("bulkConfirm"));
  confirm_->setDefault(true);
  buttons->addButton(text("ui.cancel"), QDialogButtonBox::RejectRole);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(without_, &QPushButton::clicked, this, &ConfirmDialog::leaveConcernsOut);
  fill(workspace);
  connect(list_, &QTreeWidget::itemChanged, this, &ConfirmDialog::count);
  resize(px(1020), px(520));
  count();
  list_->setFocus();
}

void ConfirmDialog::fill(WorkspaceModel& workspace) {
  const auto& snapshot = workspace.snapshot();
  std::map<Concern, int> found;
  for (const auto& row : rows_) {
    const auto concerns = row.concerns();
    QStringList words;
    for (const auto concern : concerns) {
      ++found[concern];
      words << concernWords(concern, row);
    }
    const Answer* answer = snapshot.current.answer(row.key().item, row.key().unit);
    auto* line = new QTreeWidgetItem(
        list_,
        {placeWords(snapshot.current, row.key()),
         inLanguage(workspace.catalog().items()[row.due.item].title), ownerWords(snapshot, row.due),
         answer ? levelWords(workspace.catalog(), *answer) : text("review.level.none"),
         words.join(text("assess.comma"))});
    line->setFlags(line->flags() | Qt::ItemIsUserCheckable);
    line->setCheckState(Place, row.given ? Qt::Checked : Qt::Unchecked);
    if (!concerns.empty()) {
      line->setIcon(Concerns, icon("warning", Ink::Warning));
      line->setForeground(Concerns, color(Ink::Warning));
    }
    for (int at = Place; at <= Concerns; ++at) line->setToolTip(at, line->text(at));
  }
  auto* head = list_->header();
  head->setStretchLastSection(true);
  for (const int narrow : {Place, Level}) list_->resizeColumnToContents(narrow);
  list_->setColumnWidth(Title, px(230));
  list_->setColumnWidth(Owner, px(150));
  QStringList lines;
  for (const auto concern : kConcerns) {
    if (found[concern] > 0) {
      lines << text("review.bulk.concern", concernWords(concern), found[concern]);
    }
  }
  concerns_->setText(lines.isEmpty()
                         ? text("review.bulk.no_concern")
                         : text("review.bulk.concerns_are", lines.join(text("assess.between"))));
  without_->setVisible(!lines.isEmpty() && rows_.size() > 1);
  list_->setCurrentItem(list_->topLevelItem(0));
}

std::vector<AnswerKey> ConfirmDialog::keys() const {
  std::vector<AnswerKey> keys;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (list_->topLevelItem(static_cast<int>(i))->checkState(Place) == Qt::Checked) {
      keys.push_back(rows_[i].key());
    }
  }
  return keys;
}

void ConfirmDialog::count() {
  const auto count = keys().size();
  confirm_->setText(text("review.bulk.confirm", count));
  confirm_->setEnabled(count > 0);
}

void ConfirmDialog::leaveConcernsOut() {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (!rows_[i].concerns().empty()) {
      list_->topLevelItem(static_cast<int>(i))->setCheckState(Place, Qt::Unchecked);
    }
  }
}

}  // namespace kijun::ui::review
