using PhotoProgress.Analysis.Ingest.Slates;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Ingest.Web;

/// <summary>A slate as a QR code.</summary>
public static class SlateDrawing
{
    public static string Svg(SlateCode code) => QrDrawing.Svg(code.Format(), "QR code of this session");
}
