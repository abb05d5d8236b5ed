using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhotoProgress.Server.Tests.Account;

/// <summary>
/// A passkey and its device in a few lines (WebAuthn level 3, ES256, attestation "none"), so that a test can also do what no honest
/// browser does.
/// </summary>
internal sealed class SoftAuthenticator : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte HasCredential = 0x40;
    private const int CoordinateBytes = 32;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _user = "";

    /// <summary>Whether the device says that its user passed the screen lock.</summary>
    public bool VerifiesUser { get; set; } = true;

    /// <summary>Spoils the signature's last byte.</summary>
    public bool Forges { get; set; }

    public string Id => Base64Url.EncodeToString(_id);

    /// <param name="options">The service's, for <c>navigator.credentials.create</c>.</param>
    /// <param name="origin">The page that asks.</param>
    public string Create(JsonElement options, string origin)
    {
        _user = options.GetProperty("user").GetProperty("id").GetString()!;
        var authenticator = Data(options.GetProperty("rp").GetProperty("id").GetString()!, HasCredential, Credential());
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(authenticator)];
        return Answer(new JsonObject { ["clientDataJSON"] = Base64Url.EncodeToString(Client("webauthn.create", options, origin)), ["attestationObject"] = Base64Url.EncodeToString(attestation) });
    }

    /// <param name="options">The service's, for <c>navigator.credentials.get</c>.</param>
    public string Get(JsonElement options, string origin)
    {
        var client = Client("webauthn.get", options, origin);
        var authenticator = Data(options.GetProperty("rpId").GetString()!, 0, []);
        var signature = _key.SignData([.. authenticator, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        if (Forges) signature[^1] ^= 1;
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(authenticator),
            ["signature"] = Base64Url.EncodeToString(signature),
            ["userHandle"] = _user,
        });
    }

    public void Dispose() => _key.Dispose();

    private static byte[] Client(string type, JsonElement options, string origin) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    /// <summary>Digest of the host, flags, a counter that is not used, and what follows.</summary>
    private byte[] Data(string host, byte flags, byte[] rest) =>
        [.. SHA256.HashData(Encoding.UTF8.GetBytes(host)), (byte)(flags | UserPresent | (VerifiesUser ? UserVerified : 0)), 0, 0, 0, 0, .. rest];

    /// <summary>No make of device, the credential's id, its public key as COSE: EC2, ES256, P-256.</summary>
    private byte[] Credential()
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)_id.Length);
        var point = _key.ExportParameters(false).Q;
        Assert.Equal(CoordinateBytes, point.X!.Length);
        return [.. new byte[16], .. length, .. _id, 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X), 0x22, .. Bytes(point.Y!)];
    }

    private string Answer(JsonObject response) =>
        new JsonObject { ["id"] = Id, ["rawId"] = Id, ["type"] = "public-key", ["clientExtensionResults"] = new JsonObject(), ["response"] = response }.ToJsonString();

    /// <summary>CBOR of a text of up to 23 letters.</summary>
    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    /// <summary>CBOR of up to 255 bytes.</summary>
    private static byte[] Bytes(byte[] bytes) => [0x58, checked((byte)bytes.Length), .. bytes];
}
