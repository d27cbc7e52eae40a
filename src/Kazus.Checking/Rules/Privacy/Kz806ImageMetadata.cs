using Kazus.Checking.Images;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Privacy;

/// <summary>An image file carries what can give the patient away: name, number, place, day, device.</summary>
internal static class Kz806ImageMetadata
{
    public static Rule Rule { get; } = new("KZ806", "image-metadata", Severity.Error, "privacy", Check) { WhyNot = m => ImageSources.Of(m).Any() ? null : "no image is embedded or linked that could be looked at" };

    private static IEnumerable<Finding> Check(Manuscript m) => ImageSources.Of(m).SelectMany(i => Of(i.Name, i.Bytes, m.Path));

    /// <summary>The images of a casebook folder.</summary>
    public static IEnumerable<Finding> Below(string folder) => ImageSources.Below(folder).SelectMany(i => Of(i.Name, i.Bytes, $"{folder.TrimEnd('/', '\\')}/{i.Name}"));

    private static IEnumerable<Finding> Of(string name, byte[] bytes, string path)
    {
        var facts = ImageFile.Read(bytes);
        foreach (var group in facts.GroupBy(f => f.Kind).OrderBy(g => g.Key))
        {
            var fields = string.Join(", ", group.Select(f => f.Field).Distinct());
            var (severity, message, settle) = Say(group.Key, fields, name);
            yield return (Rule with { Severity = severity }).Find(message, settle, $"image.{group.Key.ToString().ToLowerInvariant()}", group.Select(f => new Place(path, name, Value: f.Field)));
        }
    }

    // The value itself is not repeated: a report of findings travels further than the image.
    private static (Severity, string, string) Say(ImageFactKind kind, string fields, string name) => kind switch
    {
        ImageFactKind.Patient => (Severity.Error, $"{name} names the patient in its header ({fields}).", "Export the image without its header."),
        ImageFactKind.Position => (Severity.Error, $"{name} says where it was taken ({fields}).", "Remove the position from the file."),
        ImageFactKind.Date => (Severity.Warning, $"{name} says when it was taken ({fields}).", "Remove the date from the file; with place and disease it points at one person."),
        ImageFactKind.Serial => (Severity.Warning, $"{name} has the serial number of the device ({fields}).", "Remove it: it names the hospital to those who know."),
        ImageFactKind.Institution => (Severity.Warning, $"{name} names the hospital ({fields}).", "Remove it."),
        ImageFactKind.Person => (Severity.Note, $"{name} names a person ({fields}).", "Look whether it is the patient; otherwise remove it as well."),
        ImageFactKind.Words => (Severity.Note, $"{name} carries words beside the picture ({fields}).", "Look whether they speak of the patient."),
        ImageFactKind.BurntIn => (Severity.Error, $"{name} says of itself that text is burnt into the picture ({fields}).", "Crop or cover the text."),
        _ => (Severity.Note, $"{name} was taken with a camera or telephone ({fields}); whether a face is in it has to be looked at.", "Look at the picture itself: only what is written beside it was read."),
    };
}
