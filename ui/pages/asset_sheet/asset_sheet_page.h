// The sheet of the asset-based analysis: assets × threats, worked by keys. What is set is seen at
// once and saved behind it; the rows are read on a worker whenever the workspace changes. UI
// thread only.
#pragma once
#include "ui/pages/asset_sheet/sheet_model.h"
#include "ui/shell/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace kijun::ui {
class Chip;
class EmptyState;
}  // namespace kijun::ui

namespace kijun::ui::asset_sheet {

class CellPane;
class SheetView;

class AssetSheetPage : public Page {
  Q_OBJECT
 public:
  AssetSheetPage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;
  void leave() override;

 protected:
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildBar();
  QWidget* buildBody();
  void connectParts();
  void connectPane();
  void handleKeys();
  void fillKinds();
  void refilter();
  void clearFilter();
  void stale();
  void reload();
  void showChosen();
  void refresh();
  // Says why and is true where nothing can be changed.
  bool isRefused();
  // Takes the changes in and posts them; one step to undo.
  void run(const CellChanges& changes);
  void post(Command command);
  void setLevel(std::string_view field, int level);
  void clear();
  void clearLevel(std::string_view field);
  void setMeasure(const Id& asset, const std::string& threat, std::string_view field,
                  const QString& words);
  void setRisk(const Id& risk);
  void makeRisk();
  void copyTable();
  void copyToOthers();
  void compare();
  // The cells chosen that say something, and the current one.
  std::vector<CellPlace> placesForRisk() const;

  SheetModel* model_;
  QLineEdit* words_ = nullptr;
  QComboBox* kind_ = nullptr;
  Chip* only_ = nullptr;
  Chip* comparing_ = nullptr;
  QLabel* count_ = nullptr;
  QPushButton* copyButton_ = nullptr;
  QStackedWidget* body_ = nullptr;
  SheetView* view_ = nullptr;
  EmptyState* empty_ = nullptr;
  EmptyState* nothing_ = nullptr;
  QSplitter* splitter_ = nullptr;
  CellPane* pane_ = nullptr;
  int posting_ = 0;  // changes on their way: what is read before them is older than what is seen
  int round_ = 0;
  bool stale_ = true;
};

}  // namespace kijun::ui::asset_sheet
