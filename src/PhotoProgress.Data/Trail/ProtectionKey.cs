using System.ComponentModel.DataAnnotations;

namespace PhotoProgress.Data.Trail;

/// <summary>A key that protects cookies and forms, shared by all web processes; its XML is sealed with the clinic's key.</summary>
public sealed class ProtectionKey
{
    public Guid Id { get; set; }

    [MaxLength(120)]
    public required string Name { get; set; }

    public required byte[] SealedXml { get; set; }
}
