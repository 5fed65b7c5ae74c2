// Where to print to, asked of a person.
#pragma once
#include <QPagedPaintDevice>
#include <QString>
#include <memory>

class QWidget;

namespace kijun::ui {

// A4 landscape unless chosen otherwise; nullptr when cancelled. name: of the document, as spoolers
// show it.
std::unique_ptr<QPagedPaintDevice> choosePrinter(QWidget* parent, const QString& name);

}  // namespace kijun::ui
