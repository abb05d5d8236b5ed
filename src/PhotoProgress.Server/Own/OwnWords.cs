using PhotoProgress.Data.People;

namespace PhotoProgress.Server.Own;

/// <summary>What a client reads before deciding.</summary>
public static class OwnWords
{
    public static string Of(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Analysis => "My photos are stored and measured",
        ConsentPurpose.Sharing => "My reports may be shared by link",
        _ => "My measurements count when plans are compared",
    };

    /// <summary>What agreeing means.</summary>
    public static string Agreeing(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Analysis => "No new photos are taken in. If you agree, the clinic can take and measure photos at your visits.",
        ConsentPurpose.Sharing => "Nothing is shared. If you agree, the clinic can make links to your published reports that expire.",
        _ => "They are left out. If you agree, they count, without your code, when the clinic compares plans.",
    };

    /// <summary>What withdrawing does, and what it does not.</summary>
    public static string Withdrawing(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Analysis => "If you withdraw, no new photos are taken in. Photos and reports that exist stay until you ask for deletion below.",
        ConsentPurpose.Sharing => "If you withdraw, no new links are made, and links that exist stop working at once.",
        _ => "If you withdraw, your measurements are left out from then on.",
    };
}
