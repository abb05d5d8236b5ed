using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace PhotoProgress.Data.Trail;

/// <summary>Keys of cookies and forms, in the database so that all web processes share them, sealed so that a copy of it opens nothing.</summary>
/// <param name="key">256 bits, from the clinic's keys.</param>
public sealed class ProtectionKeyStore(IServiceScopeFactory scopes, Ids ids, byte[] key) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<ClinicDb>().ProtectionKeys.AsNoTracking().AsEnumerable().Select(row => XElement.Parse(Open(row.SealedXml)))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        db.ProtectionKeys.Add(new ProtectionKey { Id = ids.New(), Name = friendlyName, SealedXml = Seal(element.ToString(SaveOptions.DisableFormatting)) });
        db.SaveChanges();
    }

    private byte[] Seal(string xml)
    {
        var plain = Encoding.UTF8.GetBytes(xml);
        var sealedXml = new byte[AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize + plain.Length];
        var (nonce, tag, body) = Parts(sealedXml);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, tag.Length);
        aes.Encrypt(nonce, plain, body, tag);
        return sealedXml;
    }

    private string Open(byte[] sealedXml)
    {
        var (nonce, tag, body) = Parts(sealedXml);
        var plain = new byte[body.Length];
        using var aes = new AesGcm(key, tag.Length);
        aes.Decrypt(nonce, body, tag, plain);
        return Encoding.UTF8.GetString(plain);
    }

    private static SealedParts Parts(byte[] all)
    {
        var nonce = AesGcm.NonceByteSizes.MaxSize;
        var tag = AesGcm.TagByteSizes.MaxSize;
        return new SealedParts(all.AsSpan(0, nonce), all.AsSpan(nonce, tag), all.AsSpan(nonce + tag));
    }

    private readonly ref struct SealedParts(Span<byte> nonce, Span<byte> tag, Span<byte> body)
    {
        private readonly Span<byte> _nonce = nonce;
        private readonly Span<byte> _tag = tag;
        private readonly Span<byte> _body = body;

        public void Deconstruct(out Span<byte> nonce, out Span<byte> tag, out Span<byte> body)
        {
            nonce = _nonce;
            tag = _tag;
            body = _body;
        }
    }
}
