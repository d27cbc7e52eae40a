namespace Kazus.Figures.Drawing;

/// <summary>
/// The colours of all figures, after Okabe and Ito; each means one thing everywhere. All are written in lower case so that
/// <see cref="FigureTheme"/> can select them.
/// </summary>
internal static class Palette
{
    public const string Sans = "Helvetica, Arial, 'Liberation Sans', Arimo, 'Nimbus Sans', sans-serif";

    public const string Ink = "#1b1f24";
    public const string Quiet = "#5b626c";
    public const string Hair = "#c9ced6";
    public const string Wash = "#eef0f3";
    public const string Paper = "#ffffff";

    public const string Surgery = "#0072b2";
    public const string Systemic = "#e69f00";
    public const string Radiotherapy = "#b8a800";
    public const string Imaging = "#56b4e9";
    public const string Pathology = "#cc79a7";
    public const string Symptom = "#6b7280";
    public const string Recurrence = "#d55e00";
    /// <summary>Words in the conflict colour, dark enough to read at 7 pt.</summary>
    public const string ConflictWords = "#ad4600";

    public const string Death = "#1b1f24";

    /// <summary>Colour and dash of the groups of a curve, in their order; the dash is the second sign.</summary>
    public static (string Colour, string? Dash) Group(int index)
    {
        (string, string?)[] groups =
        [
            (Ink, null), ("#009e73", "5 2"), (Surgery, "1.6 1.6"), (Recurrence, "7 2 1.6 2"), (Pathology, "9 2.5"), (Systemic, "3 1.5 1 1.5 1 1.5"),
        ];
        return groups[index % groups.Length];
    }
}
