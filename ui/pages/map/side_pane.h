// What stands beside the map: of what is chosen, which services stop or may suffer without it, what
// depends on it and what it needs; without a choice the single points of dependency.
#pragma once
#include <QWidget>
#include <optional>

#include "ui/pages/map/map_loader.h"

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace kijun::ui::map {

class SidePane : public QWidget {
  Q_OBJECT
 public:
  explicit SidePane(QWidget* parent = nullptr);
  void setNode(LoadedPtr loaded, std::optional<std::uint32_t> node);
  // Whether the register of what is chosen can be gone to.
  void setHasPlace(bool has);

 Q_SIGNALS:
  void wanted(std::uint32_t node);   // one of the lists was followed
  void opened(std::uint32_t node);   // its row in the register
  void focused(std::uint32_t node);  // the map around it

 private:
  void refresh();
  void fillOverview();
  void fillNode(std::uint32_t node);
  QTreeWidgetItem* addSection(const QString& words, std::size_t count);
  void addNode(QTreeWidgetItem* section, std::uint32_t node, const QString& remark);
  QString kindOf(std::uint32_t node) const;

  LoadedPtr loaded_;
  std::optional<std::uint32_t> node_;
  QLabel* title_;
  QLabel* kind_;
  QLabel* words_;
  QTreeWidget* lists_;
  QPushButton* open_;
  QPushButton* focus_;
};

}  // namespace kijun::ui::map
