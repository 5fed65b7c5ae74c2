#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>
#include <QVariant>

#include "base/resources.h"
#include "ui/theme/theme.h"

namespace kijun::embedded {
std::span<const kijun::EmbeddedFile> icons();
}

namespace kijun::ui {
namespace {

QByteArray svgOf(std::string_view name) {
  const auto* file = findEmbedded(embedded::icons(), "icons/" + std::string(name) + ".svg");
  Q_ASSERT_X(file, "icon", "unknown icon");
  return file ? QByteArray(file->bytes.data(), static_cast<qsizetype>(file->bytes.size()))
              : QByteArray();
}

// Paints the line drawing at any size and resolution, in one colour.
class TintedEngine : public QIconEngine {
 public:
  TintedEngine(std::string name, QColor tint, QColor disabled)
      : name_(std::move(name)), tint_(tint), disabled_(disabled) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    const QColor colour = mode == QIcon::Disabled ? disabled_ : tint_;
    QSvgRenderer renderer(svgOf(name_).replace("currentColor", colour.name().toLatin1()));
    const int side = std::min(rect.width(), rect.height());
    renderer.render(painter, QRectF(rect.x() + (rect.width() - side) / 2.0,
                                    rect.y() + (rect.height() - side) / 2.0, side, side));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State iconState) override {
    QPixmap out(size);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(&painter, QRect(QPoint(), size), mode, iconState);
    return out;
  }
  QIconEngine* clone() const override { return new TintedEngine(*this); }

 private:
  std::string name_;
  QColor tint_, disabled_;
};

}  // namespace

QIcon icon(std::string_view name, Ink ink) {
  return QIcon(new TintedEngine(std::string(name), color(ink), color(Ink::Line)));
}

QPixmap iconPixmap(std::string_view name, Ink ink, int side, double devicePixelRatio) {
  return icon(name, ink).pixmap(QSize(side, side), devicePixelRatio);
}

void setIcon(QObject* target, std::string_view name, Ink ink) {
  onLookChange(target, [target, name = std::string(name), ink] {
    target->setProperty("icon", icon(name, ink));
  });
}

}  // namespace kijun::ui
