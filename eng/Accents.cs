// Writes the letters with accents that the program can take apart and join: src/Kazus/Terms/Data/accents.tsv.
//
//   dotnet run eng/Accents.cs
//
// The pairs are the canonical compositions of the Unicode Character Database (Unicode licence), for the Latin, Greek and Cyrillic
// letters, as the runtime this is run on knows them. Columns written: the mark's number, the letters as pairs, without and with it.
using System.Globalization;
using System.Text;

var pairs = new SortedDictionary<int, StringBuilder>();
foreach (var (first, last) in new[] { (0x00c0, 0x024f), (0x0370, 0x04ff), (0x1e00, 0x1fff) })
    for (var code = first; code <= last; code++)
    {
        var letter = ((char)code).ToString();
        var apart = letter.Normalize(NormalizationForm.FormD);
        if (apart.Length < 2 || apart.Normalize(NormalizationForm.FormC) != letter) continue;
        // One mark at a time: the letter without its last one is a letter as well.
        var under = apart[..^1].Normalize(NormalizationForm.FormC);
        if (under.Length != 1) continue;
        if (!pairs.TryGetValue(apart[^1], out var line)) pairs[apart[^1]] = line = new();
        line.Append(under).Append(letter);
    }
if (pairs.Count == 0) throw new InvalidOperationException("This runtime was started without the Unicode tables (invariant globalization); nothing was written.");
var text = new StringBuilder("# Written by eng/Accents.cs from: Unicode Character Database, canonical compositions of Latin, Greek and Cyrillic letters (Unicode licence).\n");
foreach (var (mark, letters) in pairs) text.Append(CultureInfo.InvariantCulture, $"{mark:X4}\t{letters}\n");
File.WriteAllText("src/Kazus/Terms/Data/accents.tsv", text.ToString());
