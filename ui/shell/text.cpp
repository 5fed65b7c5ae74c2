#include "ui/shell/text.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <QVariant>

namespace kijun::ui {
namespace {

class LanguageHub : public QObject {
  Q_OBJECT
 public:
  Language language = Language::Japanese;
  QTranslator qtTexts;
 Q_SIGNALS:
  void changed();
};

LanguageHub& hub() {
  static LanguageHub instance;
  return instance;
}

// Keeps one property of one object in the current language.
class Retext : public QObject {
  Q_OBJECT
 public:
  Retext(QObject* target, const char* property) : QObject(target), property_(property) {
    connect(&hub(), &LanguageHub::changed, this, &Retext::apply);
  }
  void set(Message message) {
    message_ = std::move(message);
    apply();
  }
  const QByteArray& property() const { return property_; }

 private:
  void apply() { parent()->setProperty(property_.constData(), rendered(message_)); }
  QByteArray property_;
  Message message_;
};

}  // namespace

Language language() {
  return hub().language;
}

void setLanguage(Language language) {
  hub().language = language;
  const bool japanese = language == Language::Japanese;
  const QLocale locale = japanese ? QLocale(QLocale::Japanese, QLocale::Japan)
                                  : QLocale(QLocale::English, QLocale::Japan);
  QLocale::setDefault(locale);
  Q_EMIT hub().changed();
  QCoreApplication::removeTranslator(&hub().qtTexts);
  if (japanese && hub().qtTexts.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                                     QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
    QCoreApplication::installTranslator(&hub().qtTexts);
  }
  QEvent event(QEvent::LanguageChange);
  QCoreApplication::sendEvent(QCoreApplication::instance(), &event);
}

QString rendered(const Message& message) {
  return toQt(render(message, language()));
}

QString inLanguage(const Bilingual& text) {
  return toQt(text.in(language()));
}

QString rendered(const Error& error) {
  return toQt(error.text(language()));
}

void onLanguageChange(QObject* context, std::function<void()> call) {
  call();
  QObject::connect(&hub(), &LanguageHub::changed, context, std::move(call));
}

void retextMessage(QObject* target, Message message, const char* property) {
  const auto known = target->findChildren<Retext*>(QString(), Qt::FindDirectChildrenOnly);
  for (Retext* retext : known) {
    if (retext->property() == property) {
      retext->set(std::move(message));
      return;
    }
  }
  (new Retext(target, property))->set(std::move(message));
}

}  // namespace kijun::ui

#include "text.moc"
