#include "ui/printing/choose_printer.h"

#include <QPrintDialog>
#include <QPrinter>

#include "ui/widgets/ask.h"

namespace kijun::ui {

std::unique_ptr<QPagedPaintDevice> choosePrinter(QWidget* parent, const QString& name) {
  auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
  printer->setDocName(name);
  printer->setPageSize(QPageSize(QPageSize::A4));
  printer->setPageOrientation(QPageLayout::Landscape);
  QPrintDialog dialog(printer.get(), parent);
  if (!ask::run(dialog)) return nullptr;
  return printer;
}

}  // namespace kijun::ui
