using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Check.Files;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Judge;

/// <summary>The whole way of a photo and of a pair: ingest → check → align → measure → judge. May be used from several threads.</summary>
public sealed class Analyser
{
    /// <summary>Version of everything that can change a number. Bumped with a line in the changelog.</summary>
    public const string Version = "0.10.0";

    /// <summary>
    /// Compressing alike brings the finest amplitudes of two captures, one saved at 75, nearer by 0.27 to 0.42 (ln, 9 people); those of copies that
    /// came after the trace by 0.1 at most, and then the noise that it adds does harm.
    /// </summary>
    private const double ClearlyMoreAlike = 0.1;

    private readonly PhotoCodec _codec;
    private readonly FaceFinder _finder;
    private readonly HeadPoseFit _pose;
    private readonly PhotoChecks _checks;
    private readonly Repeatability _repeatability;

    public Analyser(PhotoCodec codec, FaceModelFile model, Repeatability repeatability)
    {
        _codec = codec;
        _finder = new FaceFinder(model);
        _pose = new HeadPoseFit(CanonicalFace.Read(model));
        _checks = new PhotoChecks(_pose);
        _repeatability = repeatability;
    }

    /// <summary>Decodes and checks a photo as its view demands.</summary>
    /// <returns>As the other two; a photo from the side is decoded and carries <see cref="SideView.NotMeasured"/>.</returns>
    public Outcome<AnalysedPhoto> Look(byte[] bytes, string file, PhotoView view) =>
        SideView.Includes(view) ? SideView.Of(_codec.Decode(bytes), file) : view == PhotoView.Closeup ? LookCloseup(bytes, file) : Look(bytes, file);

    /// <summary>Decodes and checks a photo of a face from the front.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">Name to show.</param>
    /// <returns>Refused where the file cannot be decoded; a photo that can, but fails a check, carries its refusals.</returns>
    public Outcome<AnalysedPhoto> Look(byte[] bytes, string file)
    {
        var decoded = _codec.Decode(bytes);
        return decoded.IsRefused ? decoded.Refused! : Look(decoded.Value, file);
    }

    /// <summary>Checks a decoded photo.</summary>
    public AnalysedPhoto Look(Photo photo, string file)
    {
        var faces = _finder.Find(photo.Image);
        var scale = faces.Count > 0 ? FaceScale.FromEyeDistance(faces[0]) : null;
        var checks = _checks.Run(photo, faces, scale?.PixelsPerMm);
        return new AnalysedPhoto(file, photo, faces.Count > 0 ? Found(faces[0]) : null, scale, checks, PhotoChecks.Refusals(checks));
    }

    /// <summary>Decodes and checks a close-up: skin from edge to edge, in which no face is looked for.</summary>
    /// <inheritdoc cref="Look(byte[], string)"/>
    public Outcome<AnalysedPhoto> LookCloseup(byte[] bytes, string file)
    {
        var decoded = _codec.Decode(bytes);
        return decoded.IsRefused ? decoded.Refused! : LookCloseup(decoded.Value, file);
    }

    /// <summary>Checks a decoded close-up.</summary>
    public static AnalysedPhoto LookCloseup(Photo photo, string file)
    {
        var checks = PhotoChecks.RunCloseup(photo);
        return new AnalysedPhoto(file, photo, null, CloseupAligner.ScaleOf(photo.Image), checks, PhotoChecks.Refusals(checks));
    }

    /// <summary>Compares two photos of one face, or two close-ups of one place; always an answer, which may be a refusal with its reasons.</summary>
    public Comparison Compare(AnalysedPhoto before, AnalysedPhoto after) => Compare(before, Summary(before), after, Summary(after));

    /// <summary>The same of photos whose summaries are known: their readings are more than half of what one photo costs (bench/speed).</summary>
    /// <param name="ofBefore">This analyser's <see cref="Summary"/> of <paramref name="before"/>.</param>
    /// <param name="ofAfter">This analyser's <see cref="Summary"/> of <paramref name="after"/>.</param>
    public Comparison Compare(AnalysedPhoto before, PhotoSummary ofBefore, AnalysedPhoto after, PhotoSummary ofAfter) =>
        CompareSeen(before, ofBefore, after, ofAfter).Comparison;

    /// <summary>The same with the aligned pair that it was read from, for reading other things on the same skin.</summary>
    public ComparedPair CompareSeen(AnalysedPhoto before, AnalysedPhoto after) => CompareSeen(before, Summary(before), after, Summary(after));

    /// <inheritdoc cref="CompareSeen(AnalysedPhoto, AnalysedPhoto)"/>
    /// <param name="ofBefore">This analyser's <see cref="Summary"/> of <paramref name="before"/>.</param>
    /// <param name="ofAfter">This analyser's <see cref="Summary"/> of <paramref name="after"/>.</param>
    public ComparedPair CompareSeen(AnalysedPhoto before, PhotoSummary ofBefore, AnalysedPhoto after, PhotoSummary ofAfter)
    {
        Refusal[] refusals = [.. before.Refusals.Concat(after.Refusals).DistinctBy(r => r.Code)];
        if (refusals.Length == 0 && before.IsCloseup != after.IsCloseup) refusals = [DifferentView(before, after)];
        if (refusals.Length > 0) return new ComparedPair(new Comparison(Version, null, refusals, ofBefore, ofAfter, [], [], null), null);
        var (pair, amounts, checks) = Align(before, after);
        refusals = [.. PairRefusals(checks)];
        if (refusals.Length > 0) return new ComparedPair(new Comparison(Version, null, refusals, ofBefore, ofAfter, checks, [], null), null);
        var bent = !before.IsCloseup && PairChecks.IsBent(before.Face!.State, after.Face!.State);
        var changes = new PairJudge(_repeatability).Judge(pair, amounts, bent);
        var comparison = new Comparison(
            Version, GradeOf(before, after, checks), [], ofBefore, ofAfter, checks, changes, Pictures(pair));
        return new ComparedPair(comparison, pair, amounts.Blur);
    }

    /// <summary>
    /// The two photos aligned. Where one was compressed harder and the other has more of the finest detail, which no verdict rests on, the
    /// other is compressed alike, if that brings the two clearly nearer: a trace may be older than what came after it.
    /// </summary>
    private Aligned Align(AnalysedPhoto before, AnalysedPhoto after)
    {
        var (own, other) = (before.HardestCompression, after.HardestCompression);
        (before, after) = (AsFirstSaved(before), AsFirstSaved(after));
        var aligned = AlignAsTheyAre(before, after);
        var finest = aligned.Amounts.FinestLogRatio;
        if (finest < 0 && CompressionMatch.QualityFor(own, other) is { } first)
            aligned = MoreAlike(aligned, AlignAsTheyAre(CompressedTo(first, before, after.WasDecodedSince(first)), after));
        if (finest > 0 && CompressionMatch.QualityFor(other, own) is { } second)
            aligned = MoreAlike(aligned, AlignAsTheyAre(before, CompressedTo(second, after, before.WasDecodedSince(second))));
        CheckResult[] further =
            [PairChecks.Compression(own, other), PairChecks.FineContrast(aligned.Amounts.TextureLogRatio), PairCamera.Check(before.Photo.Capture, after.Photo.Capture)];
        return aligned with { Checks = [.. aligned.Checks, .. further] };
    }

    /// <summary>
    /// A photo that was saved again on the same blocks, less hard than before, as it was before: its values fall back to the multiples of the
    /// first table's wider steps. Left as it is, the rounding of one table's multiples to another's changes texture by up to a fifth.
    /// </summary>
    private AnalysedPhoto AsFirstSaved(AnalysedPhoto photo) =>
        photo.Photo.Encoding is { HasLibjpegTable: true, JpegQuality: { } last } && photo.HardestCompression < last && CompressionMatch.TakesTexture(last)
        && CompressionTrace.EarlierOnTheSameBlocks(photo.Photo.Image, last) is { } first ? CompressedTo(first, photo, toWholeCodes: false) : photo;

    private static Aligned MoreAlike(Aligned asTheyAre, Aligned matched) =>
        Math.Abs(matched.Amounts.FinestLogRatio) < Math.Abs(asTheyAre.Amounts.FinestLogRatio) - ClearlyMoreAlike ? matched : asTheyAre;

    private static Aligned AlignAsTheyAre(AnalysedPhoto before, AnalysedPhoto after) =>
        before.IsCloseup ? AlignCloseups(before, after) : AlignFaces(before, after);

    /// <param name="toWholeCodes">Whether it was decoded to whole codes after that compression.</param>
    private AnalysedPhoto CompressedTo(int quality, AnalysedPhoto photo, bool toWholeCodes)
    {
        var image = photo.Photo.Image;
        var window = photo.Face is { } face ? CompressionMatch.Around(face.Mesh, image) : new PlaneWindow(0, 0, image.Width, image.Height);
        return photo with { Photo = photo.Photo with { Image = CompressionMatch.Compressed(_codec, image, window, quality, toWholeCodes) } };
    }

    private static Aligned AlignFaces(AnalysedPhoto before, AnalysedPhoto after)
    {
        var pair = PairAligner.Align(AsFacePhoto(before), AsFacePhoto(after), before.Photo.Sha256 == after.Photo.Sha256);
        var amounts = new PairAmounts(pair);
        return new Aligned(pair, amounts, PairChecks.OfFaces(pair, before.Face!.State, after.Face!.State, amounts.Blur?.SigmaMm));
    }

    private static Aligned AlignCloseups(AnalysedPhoto before, AnalysedPhoto after)
    {
        var closeups = CloseupAligner.Align(before.Photo.Image, after.Photo.Image, before.Photo.Sha256 == after.Photo.Sha256);
        var amounts = new PairAmounts(closeups.Pair);
        return new Aligned(closeups.Pair, amounts, PairChecks.OfCloseups(closeups, amounts.Blur?.SigmaMm));
    }

    private static Refusal DifferentView(AnalysedPhoto before, AnalysedPhoto after)
    {
        var (closeup, face) = before.IsCloseup ? (before.File, after.File) : (after.File, before.File);
        return new Refusal(
            "different_view", $"{closeup} is a close-up, {face} shows a face; only photos of one view can be compared.",
            "Compare a face photo with a face photo, and a close-up with a close-up of the same place.");
    }

    /// <summary>What is known of a photo, with a reading of every metric in every region.</summary>
    public PhotoSummary Summary(AnalysedPhoto photo) => Summarise(photo, SkinOf(photo));

    /// <summary>The same with the skin that was read, for reading other things on it.</summary>
    /// <param name="leastPixelsPerMm">How fine the skin of a face has to be kept.</param>
    public SummarisedPhoto SummarySeen(AnalysedPhoto photo, double leastPixelsPerMm)
    {
        var skin = SkinOf(photo);
        return new SummarisedPhoto(Summarise(photo, skin), skin?.Coarser(leastPixelsPerMm));
    }

    private static PhotoSkin? SkinOf(AnalysedPhoto photo) =>
        photo.Refusals.Count > 0 ? null
        : photo.IsCloseup ? PhotoSkin.OfCloseup(photo.Photo.Image, CloseupAligner.ScaleOf(photo.Photo.Image).PixelsPerMm)
        : PhotoSkin.OfFace(AsFacePhoto(photo));

    private PhotoSummary Summarise(AnalysedPhoto photo, PhotoSkin? skin) => new(
        photo.File, photo.Photo.Sha256, photo.Scale?.PixelsPerMm ?? 0, photo.Scale?.Source ?? "unknown",
        photo.Scale?.StandardErrorPercent ?? 100, photo.Photo.Capture, photo.Checks, skin is null ? [] : PhotoReadings.Of(skin, _repeatability));

    /// <summary>What two photos show of every amount before the table of repeatability speaks: for measuring that table.</summary>
    /// <returns>Empty where a photo or the pair is refused, and for close-ups.</returns>
    public IReadOnlyList<PairRow> ReadPair(AnalysedPhoto before, AnalysedPhoto after) =>
        before.Face is null || after.Face is null ? [] : ReadRepeat(before, after).Rows;

    /// <summary>The same of two photos of one view, faces or close-ups, with the reasons where there is nothing.</summary>
    public PairRead ReadRepeat(AnalysedPhoto before, AnalysedPhoto after) => See(before, after).Read;

    /// <summary>The same with the aligned pair that it was read from, for measuring other things on the same crops and masks.</summary>
    public PairSeen See(AnalysedPhoto before, AnalysedPhoto after)
    {
        Refusal[] refusals = [.. before.Refusals.Concat(after.Refusals).DistinctBy(r => r.Code)];
        if (refusals.Length == 0 && before.IsCloseup != after.IsCloseup) refusals = [DifferentView(before, after)];
        if (refusals.Length > 0) return new PairSeen(new PairRead([], refusals), null);
        var (pair, amounts, checks) = Align(before, after);
        refusals = [.. PairRefusals(checks)];
        var bent = !before.IsCloseup && PairChecks.IsBent(before.Face!.State, after.Face!.State);
        return refusals.Length > 0
            ? new PairSeen(new PairRead([], refusals), null)
            : new PairSeen(new PairRead(PairJudge.Read(pair, amounts, bent), []), pair, amounts.Blur);
    }

    private FoundFace Found(Face face) => new(face, new FaceState(_pose.Fit(face), Expression.Of(face, _pose)));

    private static FacePhoto AsFacePhoto(AnalysedPhoto photo) => new(photo.Photo.Image, photo.Face!.Mesh, photo.Scale!.PixelsPerMm);

    private static IEnumerable<Refusal> PairRefusals(IReadOnlyList<CheckResult> checks) => checks
        .Where(check => check.Outcome == CheckOutcome.Refused)
        .DistinctBy(check => check.RefusalCode)
        .Select(check => new Refusal(
            check.RefusalCode,
            FormattableString.Invariant($"{PairChecks.TitleOf(check.Code)}: {check.Value:0.##} {check.Unit}; the limit is {check.RefusalLimit:0.##} {check.Unit}."),
            check.Advice ?? ""));

    /// <summary>A: no flag in the pair and no photo below A; C: four flags or more; B between.</summary>
    private static Grade GradeOf(AnalysedPhoto before, AnalysedPhoto after, IReadOnlyList<CheckResult> pair)
    {
        const int flagsOfC = 4;
        var flags = pair.Concat(before.Checks).Concat(after.Checks).Count(check => check.Outcome == CheckOutcome.Flagged);
        return flags == 0 ? Grade.A : flags < flagsOfC ? Grade.B : Grade.C;
    }

    private static AlignedPictures Pictures(AlignedPair pair) => new(
        Encoded(pair.Before), Encoded(pair.After), pair.PixelsPerMm,
        [.. pair.Outlines.Select(region => new RegionOutline(
            region.Key, [.. region.Value.Select(polygon => polygon.Select(p => new System.Numerics.Vector2((float)p.X, (float)p.Y)).ToArray())]))]);

    private static SrgbImage Encoded(LinearRgb light)
    {
        var rgb = Unfilled.Of<ushort>(light.Width * light.Height * 3);
        for (var i = 0; i < light.R.Samples.Length; i++)
        {
            rgb[3 * i] = SrgbTransfer.FromLinear(light.R.Samples[i]);
            rgb[(3 * i) + 1] = SrgbTransfer.FromLinear(light.G.Samples[i]);
            rgb[(3 * i) + 2] = SrgbTransfer.FromLinear(light.B.Samples[i]);
        }

        return new SrgbImage(light.Width, light.Height, rgb);
    }

    private sealed record Aligned(AlignedPair Pair, PairAmounts Amounts, IReadOnlyList<CheckResult> Checks);
}
