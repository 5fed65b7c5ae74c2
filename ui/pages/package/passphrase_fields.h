// Where a passphrase is typed, unseen unless asked; twice, with what is still wrong with it, where
// something is to be sealed.
#pragma once
#include <QWidget>
#include <optional>

#include "base/secret.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace kijun::ui {

enum class PassphraseUse { Sealing, Opening };

// Words that are good or bad news, as the look has it.
enum class News { Plain, Bad };
void setNews(QLabel& label, const QString& words, News news);

class PassphraseFields : public QWidget {
  Q_OBJECT
 public:
  explicit PassphraseFields(PassphraseUse use, QWidget* parent = nullptr);
  // Whether it will do.
  bool isGood() const { return good_; }
  // Empties the fields. Only where isGood().
  Passphrase take();
  void focusFirst();

 Q_SIGNALS:
  void changed();

 private:
  void check();
  std::optional<Passphrase> typed(const QLineEdit& field) const;

  PassphraseUse use_;
  QLineEdit* first_;
  QLineEdit* second_ = nullptr;
  QLabel* hint_;
  bool good_ = false;
};

}  // namespace kijun::ui
