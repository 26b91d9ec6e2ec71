package bundle_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
)

// keys makes both halves of a key, which would otherwise come from files.
func keys() (private, public []byte) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	half, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		panic(err)
	}
	other, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		panic(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: half}), pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: other})
}

func ExampleOpen() {
	private, public := keys()
	key := bundle.SigningKey{ID: "2026", Algorithm: "ES256", Scope: "production", PEM: private}
	var law, seal bytes.Buffer
	if err := bundle.Write(&law, bundle.Signed(key)); err != nil {
		fmt.Println(err)
		return
	}
	terms := bundle.Terms{Sequence: 1, From: transfer.NewDate(2026, time.November, 23), Until: transfer.NewDate(2027, time.May, 22)}
	if err := bundle.Seal(&seal, law.Bytes(), terms, key); err != nil {
		fmt.Println(err)
		return
	}

	trust := bundle.Verification{
		Keys:  []bundle.PublicKey{{ID: "2026", Algorithm: "ES256", Scope: "production", PEM: public}},
		Today: transfer.NewDate(2026, time.December, 1),
	}
	opened, err := bundle.Open(bytes.NewReader(law.Bytes()), bytes.NewReader(seal.Bytes()), trust)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("number", opened.Terms().Sequence, "until", opened.Terms().Until)

	trust.Today = transfer.NewDate(2027, time.May, 23)
	_, err = bundle.Open(bytes.NewReader(law.Bytes()), bytes.NewReader(seal.Bytes()), trust)
	fmt.Println(errors.Is(err, &bundle.RefusedError{Code: bundle.CodeFreshness}))
	// Output:
	// number 1 until 2027-05-22
	// true
}
