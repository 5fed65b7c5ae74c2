// The least a Qt program can show: what a start costs before anything of ours.
#include <QApplication>
#include <QWidget>

int main(int argc, char** argv) {
  const QApplication application(argc, argv);
  QWidget window;
  window.resize(1366, 768);
  window.setWindowTitle(QStringLiteral("empty window"));
  window.show();
  return QApplication::exec();
}
