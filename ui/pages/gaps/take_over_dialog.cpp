#include "ui/pages/gaps/take_over_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::gaps {

TakeOverDialog::TakeOverDialog(const GapValues& values, QWidget* parent) : QDialog(parent) {
  setWindowTitle(text("gapspage.take_over.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(16), px(16), px(12));
  column->setSpacing(px(10));
  auto* words = new QLabel(
      text("gapspage.take_over.words", values.changes.size(), values.ground->cycle.cycle.name),
      this);
  words->setWordWrap(true);
  column->addWidget(words);
  auto* list = new QTreeWidget(this);
  list->setObjectName(QStringLiteral("takeOverList"));
  list->setAccessibleName(text("gapspage.take_over.title"));
  list->setRootIsDecorated(false);
  list->setHeaderLabels({text("gapspage.column.item"), text("gapspage.column.title"),
                         text("gapspage.take_over.what"), text("gapspage.take_over.before"),
                         text("gapspage.take_over.after")});
  list->header()->setStretchLastSection(false);
  list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
  for (const auto& score : values.ground->items) {
    const auto& item = values.catalog().items()[score.index];
    const auto at = values.changes.find(item.id);
    if (at == values.changes.end()) continue;
    const auto add = [&](const QString& what, const QString& before, const QString& after) {
      new QTreeWidgetItem(list, {toQt(item.id), inLanguage(item.title), what, before, after});
    };
    const auto& change = at->second;
    if (change.target) {
      add(text("gapspage.trial.target"), QString::number(score.target),
          QString::number(*change.target));
    }
    if (change.weight) {
      add(text("gapspage.trial.weight"), toQt(shownWeight(score.weight)),
          toQt(shownWeight(*change.weight)));
    }
    if (change.effort) {
      add(text("gapspage.trial.effort"), toQt(effortId(score.effort)), toQt(*change.effort));
    }
  }
  for (const int narrow : {0, 2, 3, 4}) list->resizeColumnToContents(narrow);
  column->addWidget(list, 1);
  auto* buttons = new QDialogButtonBox(this);
  auto* take = buttons->addButton(text("gapspage.take_over"), QDialogButtonBox::AcceptRole);
  take->setDefault(true);
  buttons->addButton(text("ui.cancel"), QDialogButtonBox::RejectRole);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  column->addWidget(buttons);
  resize(px(680), px(420));
}

}  // namespace kijun::ui::gaps
