// 依存関係図: what the critical services need and what fails when something fails, as a map to walk
// in, print and export.
#pragma once
#include "ui/pages/map/map_loader.h"
#include "ui/shell/page.h"

class QSplitter;
class QStackedWidget;
class QTimer;

namespace kijun::ui {
class Banner;
class EmptyState;
class ProgressLine;
}  // namespace kijun::ui

namespace kijun::ui::map {

class FilterBar;
class MapView;
class SidePane;

class MapPage : public Page {
  Q_OBJECT
 public:
  MapPage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;
  void leave() override;
  // "asset:ID", "supplier:ID", "service:ID", "service_function:ID", "site:NAME".
  bool focusItem(const QString& target) override;
  QString place() const override;

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeBody();
  void connectParts();
  void loadSoon();
  void load();
  void adopt(const LoadedPtr& loaded);
  void showBody();
  void showChosen();
  void look(const QString& words);
  void lookNext();
  void open(std::uint32_t node);
  void goAround(std::uint32_t node);
  void writeSvg();
  void print();

  MapLoader loader_;
  LoadedPtr loaded_;
  Wish shown_;          // what loaded_ was read for
  std::string wanted_;  // to be chosen once it is read
  std::vector<std::uint32_t> found_;
  FilterBar* filter_;
  Banner* banner_;
  ProgressLine* progress_;
  QSplitter* splitter_;
  QStackedWidget* body_;
  MapView* view_;
  EmptyState* empty_;
  EmptyState* nothing_;
  SidePane* side_;
  QTimer* soon_;
  bool stale_ = true;
};

}  // namespace kijun::ui::map
