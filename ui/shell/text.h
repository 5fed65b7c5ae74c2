// Text in the window: ids of resources/texts rendered in the window's current language, which can
// change while it is open. UI thread only.
#pragma once
#include <QObject>
#include <QString>
#include <functional>

#include "base/error.h"
#include "base/message.h"

namespace kijun::ui {

inline QString toQt(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string fromQt(const QString& text) {
  return text.toStdString();
}

Language language();
// Loads Qt's own translations and sends every widget a QEvent::LanguageChange, after which
// everything set with retext() or onLanguageChange() is already in the new language.
void setLanguage(Language language);

QString rendered(const Message& message);
QString inLanguage(const Bilingual& text);
// What happened and what to do.
QString rendered(const Error& error);

namespace detail {
inline std::string toUiArgument(const QString& value) {
  return value.toStdString();
}
inline std::string toUiArgument(std::string_view value) {
  return std::string(value);
}
inline std::string toUiArgument(const char* value) {
  return value;
}
inline std::string toUiArgument(std::integral auto value) {
  return std::to_string(value);
}
}  // namespace detail

// text("ui.x.y", arguments for %1, %2 …)
template <typename... Arguments>
QString text(std::string_view id, const Arguments&... arguments) {
  return rendered(Message{std::string(id), {detail::toUiArgument(arguments)...}});
}

// Calls now and after every change of language, for as long as context lives.
void onLanguageChange(QObject* context, std::function<void()> call);

// Sets a property ("text", "title", "placeholderText", "toolTip", "accessibleName" …) now and after
// every change of language. Calling it again for the same property replaces the text.
void retextMessage(QObject* target, Message message, const char* property);

// retext(label, "ui.x.y", arguments …): the property "text".
template <typename... Arguments>
void retext(QObject* target, std::string_view id, const Arguments&... arguments) {
  retextMessage(target, {std::string(id), {detail::toUiArgument(arguments)...}}, "text");
}
// retextProperty(edit, "placeholderText", KIJUN_TEXT("ui.x.y"))
inline void retextProperty(QObject* target, const char* property, std::string_view id) {
  retextMessage(target, {std::string(id), {}}, property);
}

}  // namespace kijun::ui
