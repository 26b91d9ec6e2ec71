package transfer

import "encoding/binary"

// appendKey writes all that a flow states but its date. Every text has its length in front, and every list its own, counted
// from 1 because nil is 0: two flows have the same bytes only if they state the same.
func appendKey(b []byte, f *Flow) []byte {
	b = appendText(b, f.ID)
	b = appendText(b, f.Name)
	b = appendSide(b, &f.Exporter)
	b = appendSide(b, &f.Importer)
	b = appendList(b, f.DataCategories)
	b = appendList(b, f.DataSubjects)
	b = appendList(b, f.Purposes)
	b = appendList(b, f.LegalBasis)
	b = appendList(b, f.SpecialCategories)
	b = appendList(b, f.ImporterActivity)
	b = appendList(b, f.Regimes)
	b = append(b, byte(f.HR), byte(f.FlaggedSensitive), byte(f.Children), byte(f.CreditInformation), byte(f.Journalistic),
		byte(f.Automated), byte(f.ImmigrationControl), byte(f.NationalIdentifiers), byte(f.CombinedWithLocalData),
		byte(f.USSecurityRequirements), byte(f.USDataBrokerage))
	b = appendText(b, f.ExclusivePurpose)
	b = appendText(b, f.USBulkData)
	b = appendText(b, f.PADFA)
	b = appendText(b, string(f.Relation))
	b = appendText(b, f.After)
	return appendText(b, string(f.Storage))
}

func appendSide(b []byte, s *Side) []byte {
	b = appendText(b, s.Party)
	b = appendText(b, string(s.Role))
	b = appendText(b, s.OnBehalfOf)
	return appendList(b, s.SubjectTo)
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendList(b []byte, list []string) []byte {
	if list == nil {
		return append(b, 0)
	}
	b = binary.AppendUvarint(b, uint64(len(list))+1)
	for _, s := range list {
		b = appendText(b, s)
	}
	return b
}
