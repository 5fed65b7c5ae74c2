#include "ui/pages/risks/link_tree.h"

#include <QHeaderView>
#include <QKeyEvent>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::risks {
namespace {

constexpr int kRecordRole = Qt::UserRole + 1, kIdRole = Qt::UserRole + 2;

}  // namespace

LinkTree::LinkTree(QWidget* parent) : QTreeWidget(parent) {
  setColumnCount(2);
  setHeaderHidden(true);
  setIndentation(px(14));
  setUniformRowHeights(true);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setFrameShape(QFrame::NoFrame);
  header()->setStretchLastSection(false);
  header()->setMinimumSectionSize(px(8));
  header()->setSectionResizeMode(0, QHeaderView::Stretch);
  header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  connect(this, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) { follow(item); });
}

QTreeWidgetItem* LinkTree::addSection(const QString& words) {
  auto* section = new QTreeWidgetItem(this, {words});
  section->setFirstColumnSpanned(true);
  section->setFont(0, ui::font(Face::Strong));
  section->setToolTip(0, words);
  return section;
}

QTreeWidgetItem* LinkTree::addLink(QTreeWidgetItem* under, const QString& words,
                                   const QString& remark, const std::string& record, const Id& id) {
  auto* link = new QTreeWidgetItem(under, {words, remark});
  link->setToolTip(0, words);
  if (!id.empty()) link->setForeground(0, color(Ink::Accent));
  link->setForeground(1, color(Ink::Muted));
  link->setData(0, kRecordRole, toQt(record));
  link->setData(0, kIdRole, toQt(id));
  return link;
}

void LinkTree::keyPressEvent(QKeyEvent* event) {
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentItem()) {
    follow(currentItem());
    return;
  }
  QTreeWidget::keyPressEvent(event);
}

void LinkTree::follow(QTreeWidgetItem* item) {
  const auto id = item->data(0, kIdRole).toString();
  if (!id.isEmpty()) Q_EMIT followed(item->data(0, kRecordRole).toString(), id);
}

}  // namespace kijun::ui::risks
