#include "ui/pages/dashboard/headline.h"

#include <QRegularExpression>

#include "ui/pages/dashboard/number_button.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::dashboard {
namespace {

Ink inkOf(const QString& name) {
  if (name == QLatin1String("low") || name == QLatin1String("lost")) return Ink::Bad;
  if (name == QLatin1String("unconfirmed")) return Ink::Warning;
  if (name == QLatin1String("gained")) return Ink::Accent;
  return Ink::Text;
}

}  // namespace

QString richSentence(const Standing& standing) {
  static const QRegularExpression number(QStringLiteral(R"(\[(\w+) ([^\]]+)\])"));
  const QString words = toQt(sentence(standing, language())).toHtmlEscaped();
  QString out;
  qsizetype from = 0;
  for (auto found = number.globalMatch(words); found.hasNext();) {
    const auto match = found.next();
    out += words.mid(from, match.capturedStart() - from);
    out += QStringLiteral(
               "<a href=\"why:%1\" style=\"color:%2;text-decoration:none;font-weight:600\">%3</a>")
               .arg(match.captured(1), color(inkOf(match.captured(1))).name(), match.captured(2));
    from = match.capturedEnd();
  }
  return out + words.mid(from);
}

Headline::Headline(QWidget* parent) : QLabel(parent) {
  setTextFormat(Qt::RichText);
  setWordWrap(true);
  setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  setFocusPolicy(Qt::TabFocus);
  connect(this, &QLabel::linkActivated, this, &Headline::asked);
  connect(this, &QLabel::linkHovered, this, [this](const QString& link) {
    setToolTip(link.isEmpty() ? QString() : kijun::ui::text("dashboard.why.tip"));
  });
  onLookChange(this, [this] { restyle(); });
}

void Headline::setStanding(const Standing& standing) {
  standing_ = standing;
  restyle();
}

void Headline::setMagnification(double factor) {
  magnification_ = factor;
  restyle();
}

void Headline::restyle() {
  QFont face = magnified(Face::Question, magnification_);
  face.setWeight(QFont::Normal);
  setFont(face);
  setText(richSentence(standing_));
  QString plain = toQt(sentence(standing_, language()));
  static const QRegularExpression mark(QStringLiteral(R"(\[\w+ ([^\]]+)\])"));
  setAccessibleName(plain.replace(mark, QStringLiteral("\\1")));
}

}  // namespace kijun::ui::dashboard
