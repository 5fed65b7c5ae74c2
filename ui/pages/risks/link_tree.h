// A list of named links under headings: where a click or Enter leads. UI thread only.
#pragma once
#include <QTreeWidget>

#include "base/id.h"

namespace kijun::ui::risks {

class LinkTree : public QTreeWidget {
  Q_OBJECT
 public:
  explicit LinkTree(QWidget* parent);
  QTreeWidgetItem* addSection(const QString& words);
  // record: a register's id, or "item". Without an id it leads nowhere.
  QTreeWidgetItem* addLink(QTreeWidgetItem* under, const QString& words, const QString& remark,
                           const std::string& record, const Id& id);

 Q_SIGNALS:
  void followed(const QString& record, const QString& id);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void follow(QTreeWidgetItem* item);
};

}  // namespace kijun::ui::risks
