// The words of the levels and of each value of a scale, in Japanese and English, edited in place.
// UI thread only.
#pragma once
#include <QWidget>

#include "assessment/risk_draft.h"

class QComboBox;
class QTableWidget;

namespace kijun::ui::risk_model {

class WordsTab : public QWidget {
  Q_OBJECT
 public:
  explicit WordsTab(QWidget* parent = nullptr);
  void show(const RiskModelDraft& draft, bool readOnly);

 Q_SIGNALS:
  void worded(std::size_t place, Bilingual label, Bilingual words);

 private:
  void fill();
  void take(int row);
  QComboBox* group_;
  QTableWidget* table_;
  std::vector<RiskText> texts_;
  std::vector<std::size_t> places_;  // of the rows shown
  bool readOnly_ = false;
  bool filling_ = false;
};

}  // namespace kijun::ui::risk_model
