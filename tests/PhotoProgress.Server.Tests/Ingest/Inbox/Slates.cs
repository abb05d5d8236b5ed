using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Ingest.Slates;
using PhotoProgress.Analysis.Pixels;
using QRCoder;

namespace PhotoProgress.Server.Tests.Ingest.Inbox;

/// <summary>Photos of slates, drawn.</summary>
internal static class Slates
{
    private const int PixelsPerModule = 8;

    public static byte[] Jpeg(Guid session)
    {
        using var data = QRCodeGenerator.GenerateQrCode(new SlateCode(session).Format(), QRCodeGenerator.ECCLevel.Q);
        var rows = data.ModuleMatrix; // with a quiet zone
        var side = rows.Count * PixelsPerModule;
        var rgb = new ushort[side * side * 3];
        for (var i = 0; i < rgb.Length; i++)
        {
            var (x, y) = (i / 3 % side, i / 3 / side);
            rgb[i] = rows[y / PixelsPerModule][x / PixelsPerModule] ? (ushort)4000 : (ushort)60000;
        }

        return new PhotoCodec().EncodeJpeg(new SrgbImage(side, side, rgb), 90);
    }
}
