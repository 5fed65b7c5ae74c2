// The words of last year's list that are no level of the scale, each with the level it stands for.
// UI thread only.
#pragma once
#include <QWidget>
#include <map>
#include <string>
#include <vector>

#include "catalog/catalog.h"

class QFormLayout;

namespace kijun::ui::registers {

class LevelWords : public QWidget {
  Q_OBJECT
 public:
  LevelWords(const Scale& scale, QWidget* parent);
  void setWords(std::map<std::string, int> words);
  // Words seen stay, so that a choice can be changed.
  void addUnknown(const std::vector<std::string>& words);
  const std::map<std::string, int>& words() const { return chosen_; }

 Q_SIGNALS:
  void chosen();

 private:
  void add(const std::string& word);
  const Scale scale_;
  std::map<std::string, int> chosen_;  // by folded word
  std::vector<std::string> seen_;      // folded
  QFormLayout* form_;
};

}  // namespace kijun::ui::registers
