// "Copy the assessment of this asset to …": others are ticked, what would differ is seen, and one
// command makes it so. UI thread only.
#pragma once
#include <QDialog>

#include "ui/pages/asset_sheet/sheet_model.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTableView;

namespace kijun::ui::asset_sheet {

class CopyPreview;

class CopyDialog : public QDialog {
  Q_OBJECT
 public:
  // sheet: as it stands when the dialog opens.
  CopyDialog(const Sheet& sheet, std::size_t from, QWidget* parent);
  // By the ids of assets: the sheet may be read again meanwhile.
  const std::vector<Id>& chosen() const { return chosen_; }

 private:
  QWidget* buildTargets();
  QWidget* buildPreview();
  void filter(const QString& words);
  void preview();
  Sheet sheet_;
  std::size_t from_;
  std::vector<Id> chosen_;
  QListWidget* list_;
  QLabel* count_;
  CopyPreview* model_;
  QPushButton* apply_;
};

}  // namespace kijun::ui::asset_sheet
