// Changes several pieces of evidence at once: what to set, and before it is done what each piece
// would become. UI thread only.
#pragma once
#include <QDialog>
#include <functional>
#include <vector>

#include "workspace/evidence.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace kijun::ui::evidence {

class BulkDialog : public QDialog {
  Q_OBJECT
 public:
  explicit BulkDialog(std::vector<EvidencePiece> pieces, QWidget* parent = nullptr);
  EvidencePatch patch() const;
  std::vector<Id> ids() const;

 private:
  struct Setter {
    QCheckBox* on;
    std::string field;
    std::function<std::string()> value;
  };
  void addField(QGridLayout& grid, std::string_view fieldId);
  void preview();

  std::vector<EvidencePiece> pieces_;
  std::vector<Setter> setters_;
  QLineEdit* addTags_;
  QLineEdit* removeTags_;
  QLabel* count_;
  QTableWidget* changes_;
  QPushButton* apply_;
};

}  // namespace kijun::ui::evidence
