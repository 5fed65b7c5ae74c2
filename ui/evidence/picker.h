// Chooses pieces of evidence that are in the workspace already, by what is typed. UI thread only.
#pragma once
#include <QDialog>
#include <vector>

#include "base/time.h"
#include "workspace/evidence.h"

class QLineEdit;
class QListWidget;
class QPushButton;

namespace kijun::ui {

class EvidencePicker : public QDialog {
  Q_OBJECT
 public:
  // Without the pieces in `without`: they are linked already.
  EvidencePicker(std::vector<EvidencePiece> pieces, const std::vector<Id>& without, Date asOf,
                 QWidget* parent = nullptr);
  std::vector<Id> chosen() const;

 private:
  void filter();
  void refresh();
  std::vector<EvidencePiece> pieces_;
  QLineEdit* words_;
  QListWidget* list_;
  QPushButton* link_;
};

// The words a filter looks in: every label, tags, and the names of its files.
std::string searchedWords(const EvidencePiece& piece);

}  // namespace kijun::ui
