#include "ui/registers/level_words.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <algorithm>

#include "base/text.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/still_wheel.h"

namespace kijun::ui::registers {

LevelWords::LevelWords(const Scale& scale, QWidget* parent) : QWidget(parent), scale_(scale) {
  form_ = new QFormLayout(this);
  form_->setContentsMargins(0, 0, 0, 0);
  form_->setSpacing(px(6));
  auto* about = new QLabel(text("importdialog.levels"), this);
  about->setWordWrap(true);
  about->setProperty("look", "muted");
  form_->addRow(about);
  hide();
}

void LevelWords::setWords(std::map<std::string, int> words) {
  chosen_ = std::move(words);
}

void LevelWords::addUnknown(const std::vector<std::string>& words) {
  constexpr std::size_t kMost = 30;
  for (const auto& word : words) {
    if (seen_.size() < kMost) add(word);
  }
  setVisible(!seen_.empty());
}

void LevelWords::add(const std::string& word) {
  const auto key = folded(trimmed(word));
  if (std::ranges::find(seen_, key) != seen_.end()) return;
  auto* box = new QComboBox(this);
  box->setObjectName(QStringLiteral("importLevel.%1").arg(seen_.size()));
  seen_.push_back(key);
  box->setAccessibleName(text("importdialog.level.of", word));
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(8);
  keepStill(box);
  box->addItem(text("importdialog.level.none"), -1);
  for (const auto& level : scale_.levels) {
    box->addItem(text("ui.level.named", level.value, inLanguage(level.label)), level.value);
  }
  connect(box, &QComboBox::currentIndexChanged, this, [this, box, key] {
    const int level = box->currentData().toInt();
    if (level < 0) {
      chosen_.erase(key);
    } else {
      chosen_[key] = level;
    }
    Q_EMIT chosen();
  });
  form_->addRow(toQt(shortened(word, 20)), box);
}

}  // namespace kijun::ui::registers
